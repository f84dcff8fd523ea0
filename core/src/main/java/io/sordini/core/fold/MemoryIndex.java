package io.sordini.core.fold;

import io.sordini.core.store.ExpiryIndex;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index on the heap: entries as arrays, time before key, in order, in a list of short stretches. A tree of entries takes
 * three times as much.
 */
public final class MemoryIndex implements ExpiryIndex {

    private final List<Stretch> stretches = new ArrayList<>();

    /** Some neighbours; never none. */
    private static final class Stretch {

        static final int MOST = 128;

        private byte[][] rows = new byte[8][];
        private int size;

        /** Where the row is, or else -1 - where it would be. */
        int find(byte[] row) {
            return Arrays.binarySearch(rows, 0, size, row, Arrays::compareUnsigned);
        }

        void insert(int at, byte[] row) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, Math.min(MOST, 2 * size));
            }
            System.arraycopy(rows, at, rows, at + 1, size - at);
            rows[at] = row;
            size++;
        }

        void remove(int at) {
            size--;
            System.arraycopy(rows, at + 1, rows, at, size - at);
            rows[size] = NOTHING;
        }

        /** Cuts off what begins there. */
        Stretch split(int at) {
            Stretch rest = new Stretch();
            rest.rows = Arrays.copyOfRange(rows, at, size);
            rest.size = size - at;
            rows = Arrays.copyOf(rows, at);
            size = at;
            return rest;
        }

        void append(Stretch other) {
            byte[][] all = Arrays.copyOf(rows, size + other.size);
            System.arraycopy(other.rows, 0, all, size, other.size);
            rows = all;
            size = all.length;
        }
    }

    private static final byte[] NOTHING = {};

    @Override
    public void add(Entry entry) {
        byte[] row = row(entry);
        if (stretches.isEmpty()) {
            stretches.add(new Stretch());
        }
        int number = stretch(row);
        Stretch stretch = stretches.get(number);
        int at = -1 - stretch.find(row);
        if (at < 0) {
            return;
        }
        if (stretch.size == Stretch.MOST) {
            boolean last = number == stretches.size() - 1 && at == stretch.size;
            Stretch rest = last ? new Stretch() : stretch.split(Stretch.MOST / 2);
            stretches.add(number + 1, rest);
            if (at >= stretch.size) {
                at -= stretch.size;
                stretch = rest;
            }
        }
        stretch.insert(at, row);
    }

    @Override
    public void remove(Entry entry) {
        byte[] row = row(entry);
        int number = stretch(row);
        int at = stretches.isEmpty() ? -1 : stretches.get(number).find(row);
        if (at < 0) {
            return;
        }
        Stretch stretch = stretches.get(number);
        stretch.remove(at);
        if (stretch.size == 0) {
            stretches.remove(number);
        } else if (number + 1 < stretches.size() && stretch.size + stretches.get(number + 1).size <= Stretch.MOST / 2) {
            stretch.append(stretches.remove(number + 1));
        }
    }

    @Override
    public List<Entry> after(@Nullable Entry last, int limit) {
        if (last == null || stretches.isEmpty()) {
            return entries(0, 0, limit, Long.MAX_VALUE);
        }
        byte[] row = row(last);
        int number = stretch(row);
        int at = stretches.get(number).find(row);
        return entries(number, at < 0 ? -1 - at : at + 1, limit, Long.MAX_VALUE);
    }

    @Override
    public List<Entry> due(long now, int limit) {
        return entries(0, 0, limit, now);
    }

    private List<Entry> entries(int firstStretch, int firstRow, int limit, long latest) {
        List<Entry> found = List.of();
        int at = firstRow;
        for (int number = firstStretch; number < stretches.size(); number++) {
            Stretch stretch = stretches.get(number);
            for (; at < stretch.size; at++) {
                if (found.size() == limit || time(stretch.rows[at]) > latest) {
                    return found;
                }
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(entry(stretch.rows[at]));
            }
            at = 0;
        }
        return found;
    }

    /** The number of the last stretch that does not begin behind the row, 0 if none does. */
    private int stretch(byte[] row) {
        int low = 0;
        int high = stretches.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Arrays.compareUnsigned(stretches.get(middle).rows[0], row) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static byte[] row(Entry entry) {
        byte[] key = entry.key().getBytes(StandardCharsets.UTF_8);
        // With the sign bit flipped the unsigned order of bytes is the signed order of times.
        return ByteBuffer.allocate(Long.BYTES + key.length)
                .putLong(entry.at() ^ Long.MIN_VALUE)
                .put(key)
                .array();
    }

    private static long time(byte[] row) {
        return ByteBuffer.wrap(row).getLong() ^ Long.MIN_VALUE;
    }

    private static Entry entry(byte[] row) {
        return new Entry(time(row), new String(row, Long.BYTES, row.length - Long.BYTES, StandardCharsets.UTF_8));
    }
}
