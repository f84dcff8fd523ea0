package io.sordini.core.decide;

import io.sordini.core.policy.Policy;
import io.sordini.core.store.ByteStore;
import io.sordini.core.store.Hash;
import io.sordini.schemas.subject.Address;
import java.nio.ByteBuffer;

/**
 * How many revocations one address causes by logging out, in the current hour on one partition: who logs in and out all
 * day must not fill the topic. The addresses lie in blocks of a fixed size, where the rarest makes room.
 */
final class LogoutCap {

    /** No subject has this key. */
    private static final String BLOCK = "logouts.";

    private static final int BLOCKS = 256;
    private static final int PLACES = 16;
    private static final int PLACE = Long.BYTES + Integer.BYTES;
    private static final long HOUR = 3_600_000;

    private final ByteStore store;
    private final String salt;
    private final int most;

    LogoutCap(Policy policy, ByteStore store) {
        this.store = store;
        this.salt = Long.toHexString(policy.version()) + " logout ";
        this.most = policy.guards().logoutsPerAddress();
    }

    /**
     * Counts a logout; whether it may revoke.
     *
     * @param time the subject's clock, milliseconds since the epoch
     */
    boolean admits(Address client, long time) {
        long hash = Hash.of(salt + client);
        String key = BLOCK + (hash & (BLOCKS - 1));
        byte[] stored = store.get(key);
        ByteBuffer block = ByteBuffer.allocate(Long.BYTES + PLACES * PLACE);
        if (stored != null) {
            block.put(stored);
        }
        if (block.getLong(0) < time / HOUR) { // a new hour begins with nobody
            block = ByteBuffer.allocate(Long.BYTES + PLACES * PLACE).putLong(0, time / HOUR);
        }
        int at = place(block, hash);
        int count = block.getLong(at) == hash ? block.getInt(at + Long.BYTES) : 0;
        if (count >= most) {
            return false;
        }
        block.putLong(at, hash).putInt(at + Long.BYTES, count + 1);
        store.put(key, block.array());
        return true;
    }

    /** Where the address stands, or may. */
    private static int place(ByteBuffer block, long hash) {
        int rarest = Long.BYTES;
        for (int at = Long.BYTES; at < block.capacity(); at += PLACE) {
            if (block.getLong(at) == hash) {
                return at;
            }
            if (block.getInt(at + Long.BYTES) < block.getInt(rarest + Long.BYTES)) {
                rarest = at;
            }
        }
        return rarest;
    }
}
