package io.sordini.core.decide;

import io.sordini.core.policy.Policy;
import io.sordini.core.store.ByteStore;
import io.sordini.core.store.ExpiryIndex;
import io.sordini.schemas.Publication;
import io.sordini.schemas.policy.AllowEntry;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Subject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lifts what the allow entries of a policy document cover, once for each set of entries: all subjects are gone through in the
 * order of the index, some at a time. For which set that was done, and how far it got, is kept in the store, so that neither a
 * crash nor a change while nothing ran leaves anything out.
 */
final class DocumentSweep {

    /** No subject has this key. */
    private static final String KEY = "document-sweep";

    private final Policy policy;
    private final Allowlist allowlist;
    private final Subjects subjects;
    private final ExpiryIndex index;
    private final Remedies remedies;
    private final ByteStore store;
    private @Nullable Progress progress;

    /**
     * How far it got.
     *
     * @param entries hash of the set of entries
     * @param reached the last entry of the index that was looked at; absent at the beginning
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals only
    private record Progress(byte[] entries, boolean over, ExpiryIndex.@Nullable Entry reached) {}

    DocumentSweep(
            Policy policy,
            Allowlist allowlist,
            Subjects subjects,
            ExpiryIndex index,
            Remedies remedies,
            ByteStore store) {
        this.policy = policy;
        this.allowlist = allowlist;
        this.subjects = subjects;
        this.index = index;
        this.remedies = remedies;
        this.store = store;
    }

    /**
     * Goes on lifting, until all is gone through.
     *
     * @param now wall clock, milliseconds since the epoch
     */
    void goOn(long now, List<Publication> out) {
        Progress at = progress == null ? begin() : progress;
        progress = at;
        if (at.over()) {
            return;
        }
        List<ExpiryIndex.Entry> entries = index.after(at.reached(), Sweep.STEP);
        for (ExpiryIndex.Entry entry : entries) {
            Subject subject = Subject.parse(entry.key()).orElse(null);
            Network network = subject == null ? null : allowlist.documented(subject);
            if (subject != null && network != null) {
                lift(subject, reason(network), now, out);
            }
        }
        boolean over = entries.size() < Sweep.STEP;
        progress = new Progress(at.entries(), over, over ? null : entries.get(entries.size() - 1));
        store.put(KEY, bytes(progress));
    }

    private void lift(Subject subject, String reason, long now, List<Publication> out) {
        SubjectState state = subjects.find(subject.key());
        if (state != null) {
            state.clock = Math.max(state.clock, now);
            remedies.pardon(subject, state, reason, null, now, out);
            subjects.keep(subject, state);
        }
    }

    private String reason(Network network) {
        return policy.allow().stream()
                .filter(entry -> NetworkSet.counted(entry.network()).equals(network))
                .map(AllowEntry::reason)
                .findFirst()
                .orElse("");
    }

    private Progress begin() {
        byte[] entries = hash(policy.allow());
        byte[] stored = store.get(KEY);
        Progress known = stored == null ? new Progress(hash(List.of()), true, null) : read(stored);
        return Arrays.equals(known.entries(), entries) ? known : new Progress(entries, false, null);
    }

    private static byte[] hash(List<AllowEntry> entries) {
        List<String> networks = new ArrayList<>();
        entries.forEach(entry -> networks.add(entry.network().toString()));
        networks.sort(null);
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", networks).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static byte[] bytes(Progress progress) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(progress.entries().length);
            out.write(progress.entries());
            out.writeBoolean(progress.over());
            ExpiryIndex.Entry reached = progress.reached();
            out.writeBoolean(reached != null);
            if (reached != null) {
                out.writeLong(reached.at());
                out.writeUTF(reached.key());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be written", e);
        }
        return bytes.toByteArray();
    }

    private static Progress read(byte[] stored) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
            byte[] entries = new byte[in.readUnsignedByte()];
            in.readFully(entries);
            boolean over = in.readBoolean();
            return new Progress(
                    entries, over, in.readBoolean() ? new ExpiryIndex.Entry(in.readLong(), in.readUTF()) : null);
        } catch (IOException e) {
            throw new UncheckedIOException("what was stored here can be read", e);
        }
    }
}
