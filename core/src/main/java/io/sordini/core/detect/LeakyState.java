package io.sordini.core.detect;

import io.sordini.core.store.ByteReader;
import io.sordini.core.store.ByteWriter;

/**
 * What a leaky bucket remembers. Binary form: format, time of the last event, capacity, leak, room, how long before that the
 * first event was and after that the silence ends, count, distinct values, origins.
 */
final class LeakyState {

    private static final byte FORMAT = 4;
    private static final int FIXED = 24;

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
        ByteWriter out = new ByteWriter(FIXED + distinct.size() + origins.size())
                .octet(FORMAT)
                .zigzag(lastAt)
                .varint(capacity)
                .varint(leak)
                .varint(room)
                .zigzag(lastAt - firstAt);
        Silence.write(out, silentUntil, lastAt);
        out.varint(count);
        distinct.write(out);
        origins.write(out);
        return out.toArray();
    }

    static LeakyState decode(byte[] bytes) {
        ByteReader in = new ByteReader("leaky bucket", bytes).expect(FORMAT);
        LeakyState state = new LeakyState();
        state.lastAt = in.zigzag();
        state.capacity = (int) in.varint();
        state.leak = in.varint();
        state.room = in.varint();
        state.firstAt = state.lastAt - in.zigzag();
        state.silentUntil = Silence.read(in, state.lastAt);
        state.count = in.varint();
        state.distinct = Values.read(in);
        state.origins = Origins.read(in);
        return state;
    }
}
