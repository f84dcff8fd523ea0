package io.sordini.core.detect;

import io.sordini.core.store.ByteReader;
import io.sordini.core.store.ByteWriter;
import java.util.Arrays;

/** The last different values, the oldest first. Binary form: number, values (8 bytes each). */
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

    /** More or less, in bytes. */
    int size() {
        return 2 + Long.BYTES * values.length;
    }

    void write(ByteWriter out) {
        out.varint(values.length);
        for (long value : values) {
            out.fixed(value);
        }
    }

    static Values read(ByteReader in) {
        Values read = new Values();
        read.values = new long[in.count()];
        for (int i = 0; i < read.values.length; i++) {
            read.values[i] = in.fixed();
        }
        return read;
    }
}
