package io.sordini.core.decide;

import io.sordini.core.policy.Policy;
import io.sordini.core.store.ByteStore;
import io.sordini.core.store.Hash;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.subject.Subject;
import java.nio.ByteBuffer;

/**
 * Bounds of how many subjects something is kept on one partition. Above three quarters of the cap a new subject is taken
 * in only when a sketch has seen it often enough: who floods with ever new names shows each of them once, and an attacker
 * worth knowing comes back. At the cap it takes the place of one that would be forgotten soonest.
 *
 * <p>The sketch is a count-min sketch whose four counters of a subject lie in one block, and each block halves its
 * counters after {@value #AGED_AFTER} signals. Everything is kept in the store, so that a restart and a replay go on with
 * the same numbers, and is hashed with the policy's own hash, so that nobody who does not know the policy can aim.
 */
final class Admission {

    /** A subject is taken in with so many signals. */
    static final int ENOUGH = 3;

    /** No subject has these keys. */
    private static final String KEY = "admission";

    private static final String BLOCK = "admission.";
    private static final int BLOCKS = 4096;
    private static final int COUNTERS = 128;
    private static final int ROWS = 4;
    private static final int MOST = 15;
    private static final int AGED_AFTER = 32;
    private static final long HOUR = 3_600_000;

    /** What only an identity service, or this program itself, can say. */
    private static final Facts TRUSTED = Facts.of(
            Fact.TOKEN_ISSUED,
            Fact.LOGIN_SUCCEEDED,
            Fact.API_KEY_REGISTERED,
            Fact.ROLE_BOUND,
            Fact.CONCLUDED,
            Fact.BLOCKED,
            Fact.THROTTLED,
            Fact.WITHDRAWN_USED);

    private final ByteStore store;
    private final String salt;
    private final long most;
    private long kept;
    private long alertedHour;
    private boolean crowded;

    /** What becomes of a new subject. */
    enum Answer {
        ADMITTED,
        /** If another one makes room. */
        IN_EXCHANGE,
        REFUSED
    }

    Admission(Policy policy, ByteStore store) {
        this.store = store;
        this.salt = Long.toHexString(policy.version()) + " ";
        this.most = policy.guards().subjects();
        byte[] stored = store.get(KEY);
        if (stored != null) {
            ByteBuffer in = ByteBuffer.wrap(stored);
            kept = in.getLong();
            alertedHour = in.getLong();
        }
    }

    /** Whether something may be kept of a subject of which nothing is yet. */
    Answer answer(Subject subject, Signal signal) {
        if (4 * kept < 3 * most) {
            return Answer.ADMITTED;
        }
        boolean known = signal.facts().contains(Fact.CONCLUDED) || seen(subject) >= ENOUGH;
        if (kept < most) {
            boolean admitted = known || signal.facts().meet(TRUSTED);
            crowded |= !admitted;
            return admitted ? Answer.ADMITTED : Answer.REFUSED;
        }
        crowded = true;
        return known ? Answer.IN_EXCHANGE : Answer.REFUSED;
    }

    void added() {
        kept++;
        write();
    }

    void removed() {
        kept = Math.max(0, kept - 1);
        write();
    }

    long kept() {
        return kept;
    }

    /** Whether people are to be told; once an hour. */
    boolean alerts(long now) {
        boolean alert = crowded && now / HOUR > alertedHour;
        crowded = false;
        if (alert) {
            alertedHour = now / HOUR;
            write();
        }
        return alert;
    }

    /** Counts a signal; how often the subject has been seen of late, at most {@value #MOST}, rather too often than too rarely. */
    private int seen(Subject subject) {
        long hash = Hash.of(salt + subject.key());
        String key = BLOCK + (hash & (BLOCKS - 1));
        byte[] stored = store.get(key);
        byte[] block = stored == null ? new byte[1 + COUNTERS / 2] : stored.clone();
        int least = MOST;
        for (int row = 0; row < ROWS; row++) {
            int counter = (int) (hash >>> (12 + 7 * row)) & (COUNTERS - 1);
            least = Math.min(least, increment(block, counter));
        }
        if (++block[0] >= AGED_AFTER) {
            age(block);
        }
        store.put(key, block);
        return least;
    }

    private static int increment(byte[] block, int counter) {
        int at = 1 + counter / 2;
        int shift = counter % 2 * 4;
        int count = Math.min(MOST, ((block[at] >> shift) & 0xf) + 1);
        block[at] = (byte) ((block[at] & ~(0xf << shift)) | (count << shift));
        return count;
    }

    private static void age(byte[] block) {
        block[0] = 0;
        for (int i = 1; i < block.length; i++) {
            block[i] = (byte) ((block[i] >> 1) & 0x77);
        }
    }

    private void write() {
        store.put(
                KEY,
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(kept)
                        .putLong(alertedHour)
                        .array());
    }
}
