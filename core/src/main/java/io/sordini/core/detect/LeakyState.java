package io.sordini.core.detect;

import io.sordini.schemas.decision.Evidence;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a leaky bucket remembers. Binary form: format (1 byte), room, time of the last and the first event, silence, count
 * (8 each), number of distinct values (2) and they (8 each), number of origins (1), and for each its length (2) and UTF-8.
 */
final class LeakyState {

    /** Distinct values remembered at least; a slow trickle of them never overflows and must not grow the state. */
    private static final int MIN_DISTINCT = 64;

    private static final byte FORMAT = 1;
    private static final int FIXED = 1 + 5 * 8 + 2 + 1;

    long room;
    long lastAt;
    long firstAt;
    long silentUntil;
    long count;
    final Deque<String> origins = new ArrayDeque<>();
    private final Deque<Long> distinct = new ArrayDeque<>();

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

    void destroy() {
        room = 0;
        count = 0;
        origins.clear();
        distinct.clear();
    }

    void pour(String origin, long time) {
        lastAt = time;
        count++;
        if (origins.size() == Evidence.MAX_ORIGINS) {
            origins.removeFirst();
        }
        origins.addLast(origin);
    }

    /** Remembers a value; false if it was there. The oldest make room beyond the bound. */
    boolean addDistinct(long value, int capacity) {
        if (distinct.contains(value)) {
            return false;
        }
        if (distinct.size() == Math.max(MIN_DISTINCT, capacity + 1)) {
            distinct.removeFirst();
        }
        distinct.addLast(value);
        return true;
    }

    byte[] encode() {
        List<byte[]> texts = new ArrayList<>(origins.size());
        int size = FIXED + 8 * distinct.size();
        for (String origin : origins) {
            byte[] text = origin.getBytes(StandardCharsets.UTF_8);
            texts.add(text);
            size += 2 + text.length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(size);
        buffer.put(FORMAT)
                .putLong(room)
                .putLong(lastAt)
                .putLong(firstAt)
                .putLong(silentUntil)
                .putLong(count);
        buffer.putShort((short) distinct.size());
        distinct.forEach(buffer::putLong);
        buffer.put((byte) texts.size());
        texts.forEach(text -> buffer.putShort((short) text.length).put(text));
        return buffer.array();
    }

    static LeakyState decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte format = buffer.get();
        if (format != FORMAT) {
            throw new IllegalStateException("leaky bucket: expected format " + FORMAT + ", found " + format);
        }
        LeakyState state = new LeakyState();
        state.room = buffer.getLong();
        state.lastAt = buffer.getLong();
        state.firstAt = buffer.getLong();
        state.silentUntil = buffer.getLong();
        state.count = buffer.getLong();
        for (int i = buffer.getShort(); i > 0; i--) {
            state.distinct.addLast(buffer.getLong());
        }
        for (int i = buffer.get(); i > 0; i--) {
            byte[] text = new byte[buffer.getShort()];
            buffer.get(text);
            state.origins.addLast(new String(text, StandardCharsets.UTF_8));
        }
        return state;
    }
}
