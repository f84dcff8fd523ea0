package io.sordini.core.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes what is stored as shortly as it can be without looking at more than the value at hand. Not thread-safe. */
public final class ByteWriter {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;

    private byte[] bytes;
    private int length;

    /** @param expected how many bytes there will be, more or less */
    public ByteWriter(int expected) {
        bytes = new byte[Math.max(Long.BYTES, expected)];
    }

    public ByteWriter octet(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    /** Seven bits a byte, the lowest first: a small number takes one byte, a negative one ten. */
    public ByteWriter varint(long value) {
        reserve(10);
        byte[] all = bytes;
        int next = length;
        long rest = value;
        while ((rest & ~(long) SEVEN_BITS) != 0) {
            all[next++] = (byte) ((rest & SEVEN_BITS) | MORE);
            rest >>>= 7;
        }
        all[next++] = (byte) rest;
        length = next;
        return this;
    }

    /** A number near zero on either side; small in the same way as {@link #varint}. */
    public ByteWriter zigzag(long value) {
        return varint((value << 1) ^ (value >> 63));
    }

    /** Eight bytes, big-endian: for hashes, of which no bit is more likely than another. */
    public ByteWriter fixed(long value) {
        reserve(Long.BYTES);
        LONG.set(bytes, length, value);
        length += Long.BYTES;
        return this;
    }

    /** As they are; whoever reads them must know how many. */
    public ByteWriter raw(byte[] value) {
        return raw(value, 0, value.length);
    }

    public ByteWriter raw(byte[] value, int from, int count) {
        reserve(count);
        System.arraycopy(value, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Their number, then the bytes. */
    public ByteWriter block(byte[] value) {
        return varint(value.length).raw(value);
    }

    /** UTF-8, as a block. */
    public ByteWriter text(String value) {
        return block(value.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
