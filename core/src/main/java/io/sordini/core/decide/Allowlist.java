package io.sordini.core.decide;

import io.sordini.core.policy.Policy;
import io.sordini.core.store.ByteStore;
import io.sordini.schemas.policy.AllowEntry;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is never decided against: by the policy document, and by operators' commands, which are kept in a store. */
final class Allowlist {

    /** Most entries that operators may add: they are kept as one record of at most half a megabyte. */
    static final int MAX_ENTRIES = 10_000;

    static final long FOR_EVER = Long.MAX_VALUE;

    /** No subject has this key. */
    private static final String KEY = "allowlist";

    /** As long as an entry that was taken back is remembered, so that the command that made it cannot be sent again. */
    private static final Duration MEMORY = Duration.ofMinutes(30);

    private static final int ENTRY_BYTES = 8 + 8 + 1 + 8 + 8 + 1;

    private final NetworkSet documented = new NetworkSet();
    private final ByteStore store;
    private final Map<Network, Entry> entries = new LinkedHashMap<>();
    private final NetworkSet ordered = new NetworkSet();

    /**
     * What the last command about a network said.
     *
     * @param until milliseconds since the epoch
     * @param issuedAt of the command, milliseconds since the epoch
     */
    private record Entry(boolean allowed, long until, long issuedAt) {
        boolean isAllowedAt(long now) {
            return allowed && now < until;
        }
    }

    Allowlist(Policy policy, ByteStore store) {
        this.store = store;
        policy.allow().stream().map(AllowEntry::network).forEach(documented::add);
        byte[] stored = store.get(KEY);
        if (stored != null) {
            for (ByteBuffer in = ByteBuffer.wrap(stored); in.hasRemaining(); ) {
                read(in);
            }
        }
    }

    boolean isEmpty() {
        return documented.isEmpty() && ordered.isEmpty();
    }

    /**
     * An entry that touches a subject.
     *
     * @param documented whether it stands in the policy document, which no command changes
     */
    record Cover(Network network, boolean documented) {
        @Override
        public String toString() {
            return "the entry " + network + (documented ? " of the policy document" : "");
        }
    }

    /** Whether an entry touches the subject: a /64 or a range that holds one allowed address is spared as a whole. */
    boolean covers(Subject subject, long now) {
        return cover(subject, now) != null;
    }

    /** An entry that touches the subject, one of the policy document first; absent if none does. */
    @Nullable
    Cover cover(Subject subject, long now) {
        if (isEmpty() || (subject.scope() != Scope.IP && subject.scope() != Scope.RANGE)) {
            return null;
        }
        Network given = Network.parse(subject.value()).orElse(null);
        if (given == null) {
            return null;
        }
        Network found = documented.touching(given, entry -> true);
        if (found != null) {
            return new Cover(found, true);
        }
        found = ordered.touching(given, entry -> isAllowed(entry, now));
        return found == null ? null : new Cover(found, false);
    }

    /** The entry of the policy document that touches the subject; absent if none does. */
    @Nullable
    Network documented(Subject subject) {
        Cover cover = documented.isEmpty() ? null : cover(subject, FOR_EVER);
        return cover == null || !cover.documented() ? null : cover.network();
    }

    boolean isAllowed(Network network, long now) {
        Entry entry = entries.get(NetworkSet.counted(network));
        return entry != null && entry.isAllowedAt(now);
    }

    /** Whether a command about the network is no newer than the last one. */
    boolean isStale(Network network, long issuedAt) {
        Entry entry = entries.get(NetworkSet.counted(network));
        return entry != null && issuedAt != 0 && issuedAt <= entry.issuedAt;
    }

    boolean isFull() {
        return entries.size() >= MAX_ENTRIES;
    }

    void allow(Network network, long until, long issuedAt, long now) {
        put(network, new Entry(true, until, issuedAt), now);
    }

    void disallow(Network network, long issuedAt, long now) {
        put(network, new Entry(false, now + MEMORY.toMillis(), issuedAt), now);
    }

    private void put(Network network, Entry entry, long now) {
        entries.values().removeIf(old -> old.until + MEMORY.toMillis() < now && old.until != FOR_EVER);
        set(NetworkSet.counted(network), entry);
        ByteBuffer out = ByteBuffer.allocate(entries.size() * ENTRY_BYTES);
        entries.forEach((key, value) -> write(out, key, value));
        store.put(KEY, out.array());
    }

    private void set(Network network, Entry entry) {
        entries.put(network, entry);
        if (entry.allowed) {
            ordered.add(network);
        } else {
            ordered.remove(network);
        }
    }

    private static void write(ByteBuffer out, Network network, Entry entry) {
        out.putLong(network.base().high()).putLong(network.base().low()).put((byte) network.bits());
        out.putLong(entry.until).putLong(entry.issuedAt).put((byte) (entry.allowed ? 1 : 0));
    }

    private void read(ByteBuffer in) {
        Network network = new Network(new Address(in.getLong(), in.getLong()), Byte.toUnsignedInt(in.get()));
        long until = in.getLong();
        long issuedAt = in.getLong();
        set(network, new Entry(in.get() != 0, until, issuedAt));
    }
}
