package io.sordini.core.sanitize;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Passes over what stands for itself in a JSON string, eight bytes at a time: ASCII without quotes, backslashes and controls. */
final class PlainBytes {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private PlainBytes() {}

    /** The place of the first byte that is none, or one less than eight bytes before the limit. */
    static int end(byte[] bytes, int from, int limit) {
        int i = from;
        while (i + Long.BYTES <= limit) {
            long stops = stops((long) EIGHT.get(bytes, i));
            if (stops != 0) {
                return i + (Long.numberOfTrailingZeros(stops) >>> 3);
            }
            i += Long.BYTES;
        }
        return i;
    }

    /** Marks those of eight bytes that are none; right up to the lowest mark. */
    private static long stops(long eight) {
        long quote = eight ^ '"' * ONES;
        long escape = eight ^ '\\' * ONES;
        return (((quote - ONES) & ~quote) | ((escape - ONES) & ~escape) | ((eight - ' ' * ONES) & ~eight) | eight)
                & HIGHS;
    }
}
