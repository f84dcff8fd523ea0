package io.sordini.core.detect;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The last different values, the oldest first. Binary form: number (2 bytes), values (8 each). */
final class Values {

    private long[] values = new long[0];

    /** Remembers a value; false if it was there. The oldest make room beyond {@code most}. */
    boolean add(long value, int most) {
        for (long known : values) {
            if (known == value) {
                return false;
            }
        }
        int from = values.length >= most ? 1 : 0;
        long[] grown = Arrays.copyOfRange(values, from, values.length + 1);
        grown[grown.length - 1] = value;
        values = grown;
        return true;
    }

    void clear() {
        values = new long[0];
    }

    int size() {
        return 2 + 8 * values.length;
    }

    void write(ByteBuffer out) {
        out.putShort((short) values.length);
        for (long value : values) {
            out.putLong(value);
        }
    }

    static Values read(ByteBuffer in) {
        Values read = new Values();
        read.values = new long[in.getShort()];
        for (int i = 0; i < read.values.length; i++) {
            read.values[i] = in.getLong();
        }
        return read;
    }
}
