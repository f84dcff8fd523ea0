package io.sordini.core.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-1-3, by Aumasson and Bernstein: where in a table something lies cannot be aimed at by somebody who does not know the
 * seed. Fast, and nothing to sign with.
 */
public final class SipHash {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Without a word, behind the rounds of one word each. */
    private static final int LAST_ROUNDS = 3;

    private final long first;
    private final long second;

    public SipHash(long seed) {
        this(seed, Long.rotateLeft(seed, 32) ^ 0x9e3779b97f4a7c15L);
    }

    SipHash(long first, long second) {
        this.first = first;
        this.second = second;
    }

    public long of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    public long of(byte[] bytes, int from, int count) {
        long v0 = first ^ 0x736f6d6570736575L;
        long v1 = second ^ 0x646f72616e646f6dL;
        long v2 = first ^ 0x6c7967656e657261L;
        long v3 = second ^ 0x7465646279746573L;
        int whole = count & -Long.BYTES;
        int end = whole + Long.BYTES;
        for (int i = 0; i < end + LAST_ROUNDS * Long.BYTES; i += Long.BYTES) {
            long word = i < whole ? (long) LONG.get(bytes, from + i) : i < end ? rest(bytes, from + whole, count) : 0;
            v2 ^= i == end ? 0xff : 0;
            v3 ^= word;
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
            v0 ^= word;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** The last bytes, fewer than eight, under the number of all. */
    private static long rest(byte[] bytes, int from, int count) {
        long word = (long) count << 56;
        for (int i = 0; i < (count & 7); i++) {
            word |= (bytes[from + i] & 0xffL) << (8 * i);
        }
        return word;
    }
}
