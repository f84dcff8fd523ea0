package io.sordini.core.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote; in the same order. Not thread-safe. */
public final class ByteReader {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final String what;
    private final byte[] bytes;
    private int at;

    /** @param what is read, for whoever must find out why it cannot be */
    public ByteReader(String what, byte[] bytes) {
        this.what = what;
        this.bytes = bytes;
    }

    /**
     * Reads the first byte, which says how the rest is to be read.
     *
     * @throws IllegalStateException when another version wrote it
     */
    public ByteReader expect(int format) {
        int found = octet();
        if (found != format) {
            throw new IllegalStateException(what + ": expected format " + format + ", found " + found
                    + ", which another version of this program wrote");
        }
        return this;
    }

    /** @return 0 to 255 */
    public int octet() {
        need(1);
        return bytes[at++] & 0xff;
    }

    public long varint() {
        int first = octet();
        return first < 0x80 ? first : longer(first);
    }

    private long longer(int first) {
        byte[] all = bytes;
        int next = at;
        long value = first & 0x7f;
        for (int shift = 7; shift < Long.SIZE && next < all.length; shift += 7) {
            byte more = all[next++];
            value |= (long) (more & 0x7f) << shift;
            if (more >= 0) {
                at = next;
                return value;
            }
        }
        throw new IllegalStateException(
                what + ": expected a number of at most ten bytes at byte " + (at - 1) + ", found no end of it");
    }

    public long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    public long fixed() {
        skip(Long.BYTES);
        return (long) LONG.get(bytes, at - Long.BYTES);
    }

    /**
     * A number of things each of which takes a byte or more.
     *
     * @throws IllegalStateException when there is no room for so many
     */
    public int count() {
        long count = varint();
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalStateException(what + ": expected at most " + (bytes.length - at)
                    + " more bytes before byte " + at + ", found a need of " + Long.toUnsignedString(count));
        }
        return (int) count;
    }

    public byte[] raw(int count) {
        skip(count);
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    public byte[] block() {
        return raw(count());
    }

    public String text() {
        int count = count();
        skip(count);
        return new String(bytes, at - count, count, StandardCharsets.UTF_8);
    }

    /** How many bytes were read. */
    public int position() {
        return at;
    }

    public void skip(int count) {
        need(count);
        at += count;
    }

    private void need(int count) {
        if (bytes.length - at < count) {
            throw new IllegalStateException(
                    what + ": expected " + count + " more bytes at byte " + at + ", found " + (bytes.length - at));
        }
    }
}
