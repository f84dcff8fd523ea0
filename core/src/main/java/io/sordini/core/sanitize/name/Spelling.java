package io.sordini.core.sanitize.name;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bytes of a name, compared and hashed eight at a time. */
final class Spelling {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final byte[] bytes;

    /** The last eight bytes, or the fewer that there are. */
    private final long tail;

    /** Fewer than eight bytes with a quote behind them, and what counts of eight bytes that are compared with them. */
    private final long quoted;

    private final long mask;

    /** Whether JSON has to spell it like this. */
    private final boolean plain;

    Spelling(byte[] utf8, int from, int to) {
        bytes = Arrays.copyOfRange(utf8, from, to);
        int length = bytes.length;
        tail = rest(bytes, Math.max(0, length - Long.BYTES), length);
        mask = length < Long.BYTES ? -1L >>> (Byte.SIZE * (Long.BYTES - 1 - length)) : 0;
        quoted = length < Long.BYTES ? tail | (long) '"' << (Byte.SIZE * length) : 0;
        plain = isPlain(bytes);
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b < ' ' || b == '"' || b == '\\') {
                return false;
            }
        }
        return true;
    }

    int length() {
        return bytes.length;
    }

    boolean is(byte[] utf8, int from, int to) {
        int length = to - from;
        return length == bytes.length && (length < Long.BYTES ? rest(utf8, from, to) == tail : isLong(utf8, from, to));
    }

    /** Whether a JSON string whose content starts here, and ends before {@code limit}, is certainly this. */
    boolean isQuoted(byte[] json, int from, int limit) {
        int end = from + bytes.length;
        if (!plain || Math.max(end, from + Long.BYTES - 1) >= limit) {
            return false;
        }
        return mask != 0
                ? ((long) EIGHT.get(json, from) & mask) == quoted
                : json[end] == '"' && isLong(json, from, end);
    }

    private boolean isLong(byte[] utf8, int from, int to) {
        if ((long) EIGHT.get(utf8, to - Long.BYTES) != tail) {
            return false;
        }
        int last = bytes.length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if ((long) EIGHT.get(bytes, i) != (long) EIGHT.get(utf8, from + i)) {
                return false;
            }
        }
        return true;
    }

    /** A number of 24 bits. */
    static int hash(byte[] utf8, int from, int to) {
        long hash = (long) to - from;
        int i = from;
        while (i + Long.BYTES <= to) {
            hash = (hash ^ (long) EIGHT.get(utf8, i)) * MIX;
            hash ^= hash >>> 32;
            i += Long.BYTES;
        }
        hash = (hash ^ rest(utf8, i, to)) * MIX;
        return (int) (hash >>> 40);
    }

    /** At most eight bytes as a number. */
    private static long rest(byte[] utf8, int from, int to) {
        if (from == to) {
            return 0;
        }
        if (to >= Long.BYTES) {
            return (long) EIGHT.get(utf8, to - Long.BYTES) >>> (Byte.SIZE * (Long.BYTES - to + from));
        }
        long rest = 0;
        for (int i = to - 1; i >= from; i--) {
            rest = rest << Byte.SIZE | (utf8[i] & 0xff);
        }
        return rest;
    }
}
