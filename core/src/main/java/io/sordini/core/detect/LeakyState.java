package io.sordini.core.detect;

import java.nio.ByteBuffer;

/**
 * What a leaky bucket remembers. Binary form: format (1 byte), capacity (4), leak, room, time of the last and the first event,
 * silence, count (8 each), distinct values, origins.
 */
final class LeakyState {

    private static final byte FORMAT = 3;
    private static final int FIXED = 1 + 4 + 6 * 8;

    private int capacity;
    private long leak;
    long room;
    long lastAt;
    long firstAt;
    long silentUntil;
    long count;
    Origins origins = new Origins();
    Values distinct = new Values();

    /** Whether there is no bucket; there may still be a silence. */
    boolean isEmpty() {
        return count == 0;
    }

    void restart(long fullRoom, long time) {
        destroy();
        room = fullRoom;
        firstAt = time;
        lastAt = time;
    }

    /**
     * Takes the size over from the rule. Where that has changed, the events that are in the bucket stay in it.
     *
     * @param newLeak time of one leak in milliseconds
     */
    void fit(int newCapacity, long newLeak) {
        if (!isEmpty() && (capacity != newCapacity || leak != newLeak)) {
            long used = capacity * leak - room;
            long taken = used / leak * newLeak + used % leak * newLeak / leak;
            room = Math.max(0, newCapacity * newLeak - taken);
        }
        capacity = newCapacity;
        leak = newLeak;
    }

    void destroy() {
        room = 0;
        count = 0;
        origins.clear();
        distinct.clear();
    }

    void pour(String origin, long time) {
        lastAt = time;
        count++;
        origins.add(origin);
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(FIXED + distinct.size() + origins.size());
        out.put(FORMAT)
                .putInt(capacity)
                .putLong(leak)
                .putLong(room)
                .putLong(lastAt)
                .putLong(firstAt)
                .putLong(silentUntil)
                .putLong(count);
        distinct.write(out);
        origins.write(out);
        return out.array();
    }

    static LeakyState decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Formats.expect("leaky bucket", FORMAT, in.get());
        LeakyState state = new LeakyState();
        state.capacity = in.getInt();
        state.leak = in.getLong();
        state.room = in.getLong();
        state.lastAt = in.getLong();
        state.firstAt = in.getLong();
        state.silentUntil = in.getLong();
        state.count = in.getLong();
        state.distinct = Values.read(in);
        state.origins = Origins.read(in);
        return state;
    }
}
