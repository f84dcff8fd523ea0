package io.sordini.core.decide;

import io.sordini.core.policy.Guards;
import io.sordini.core.store.ByteStore;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.nio.ByteBuffer;

/**
 * Counts the blocks that rules make on one partition, by the wall clock. Beyond what the policy allows, addresses are
 * throttled and ranges are left alone: neither a mistake in a rule nor an attacker who wants it so may block everybody.
 */
final class Runaway {

    /** No subject has this key. */
    private static final String KEY = "runaway";

    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;

    private final Guards guards;
    private final ByteStore store;
    private long minute;
    private long inMinute;
    private long hour;
    private long inHour;
    private long alertedHour;
    private boolean refused;

    Runaway(Guards guards, ByteStore store) {
        this.guards = guards;
        this.store = store;
        byte[] stored = store.get(KEY);
        if (stored != null) {
            ByteBuffer in = ByteBuffer.wrap(stored);
            minute = in.getLong();
            inMinute = in.getLong();
            hour = in.getLong();
            inHour = in.getLong();
            alertedHour = in.getLong();
        }
    }

    /** Whether another subject may be blocked. */
    boolean admits(Subject subject, long now) {
        advance(now);
        boolean full = inMinute >= guards.blocksPerMinute() || inHour >= guards.blocksPerHour();
        // A range is many addresses: it must not be what fills the guard up.
        boolean nearlyFull = 2 * inMinute >= guards.blocksPerMinute() || 2 * inHour >= guards.blocksPerHour();
        boolean admitted = !full && (subject.scope() != Scope.RANGE || !nearlyFull);
        refused |= !admitted;
        return admitted;
    }

    /** Counts a block that was made. */
    void count(long now) {
        advance(now);
        inMinute++;
        inHour++;
        write();
    }

    /** Whether people are to be told that subjects were refused; once an hour. */
    boolean alerts(long now) {
        advance(now);
        boolean alert = refused && alertedHour != hour;
        refused = false;
        if (!alert) {
            return false;
        }
        alertedHour = hour;
        write();
        return true;
    }

    long inMinute() {
        return inMinute;
    }

    long inHour() {
        return inHour;
    }

    private void advance(long now) {
        if (now / MINUTE > minute) {
            minute = now / MINUTE;
            inMinute = 0;
        }
        if (now / HOUR > hour) {
            hour = now / HOUR;
            inHour = 0;
        }
    }

    private void write() {
        ByteBuffer out = ByteBuffer.allocate(5 * Long.BYTES);
        out.putLong(minute).putLong(inMinute).putLong(hour).putLong(inHour).putLong(alertedHour);
        store.put(KEY, out.array());
    }
}
