package io.sordini.core.sanitize.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells the two shapes of digits that stand in nearly every event and hide nothing: an instant such as
 * {@code 2026-11-22T05:06:07.123Z}, and a UUID in small letters, since capitals may begin an account's number, in which no two neighbouring groups are numbers.
 */
final class Shapes {

    /** Length of the shortest instant. */
    static final int SHORTEST = 20;

    private static final int LONGEST_INSTANT = 30;
    private static final int UUID = 36;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    /** Stands for a digit where it has a zero. */
    private static final byte[] SECOND = Text.ascii("0000-00-00T00:00:00");

    /** What makes a difference to {@link #SECOND} too large for seven bits: one, and ten where it has a digit. */
    private static final byte[] ROOM = new byte[SECOND.length];

    /** Where the second's last eight bytes begin. */
    private static final int LAST = SECOND.length - Long.BYTES;

    /** What makes a zero of the hyphens in a UUID's second and third eight bytes. */
    private static final long SECOND_HYPHENS = ('-' ^ '0') * (1L | 1L << 40);

    private static final long THIRD_HYPHENS = ('-' ^ '0') * (1L << 16 | 1L << 56);

    static {
        for (int i = 0; i < SECOND.length; i++) {
            ROOM[i] = (byte) (SECOND[i] == '0' ? 0x80 - 10 : 0x80 - 1);
        }
    }

    private Shapes() {}

    static boolean isKnown(byte[] utf8, int from, int to) {
        return to - from <= LONGEST_INSTANT
                ? utf8[from + 4] == '-' && isInstant(utf8, from, to)
                : to - from == UUID && utf8[from + 8] == '-' && isUuid(utf8, from);
    }

    /** An instant in UTC; with an offset, its last digits might be part of a number. */
    private static boolean isInstant(byte[] utf8, int from, int to) {
        if ((misfits(utf8, from, 0) | misfits(utf8, from, Long.BYTES) | misfits(utf8, from, LAST)) != 0) {
            return false;
        }
        int i = from + SECOND.length;
        if (utf8[i] == '.') {
            do {
                i++;
            } while (i < to && Bytes.isDigit(utf8[i]));
        }
        return i == to - 1 && utf8[i] == 'Z';
    }

    /** Marks of eight bytes from a place on those that no second has there, and perhaps more if there are any. */
    private static long misfits(byte[] utf8, int from, int place) {
        long difference = (long) EIGHT.get(utf8, from + place) ^ (long) EIGHT.get(SECOND, place);
        return (difference | (difference + (long) EIGHT.get(ROOM, place))) & HIGHS;
    }

    private static boolean isUuid(byte[] utf8, int from) {
        if (utf8[from + 13] != '-' || utf8[from + 18] != '-' || utf8[from + 23] != '-') {
            return false;
        }
        long first = (long) EIGHT.get(utf8, from);
        long second = (long) EIGHT.get(utf8, from + 8) ^ SECOND_HYPHENS;
        long third = (long) EIGHT.get(utf8, from + 16) ^ THIRD_HYPHENS;
        long fourth = (long) EIGHT.get(utf8, from + 24);
        long last = (long) EIGHT.get(utf8, from + 28);
        long known = hex(first) & hex(second) & hex(third) & hex(fourth) & hex(last);
        return known == HIGHS
                && hasLetters(letters(first), letters(second), letters(third), letters(fourth) | letters(last));
    }

    /** Whether neither the first group nor the last, nor two neighbours, may be numbers. */
    private static boolean hasLetters(long first, long second, long third, long last) {
        boolean inSecond = (second & 0x000000ffffffffffL) != 0;
        boolean inThird = (second >>> 48 | (third & 0xffff)) != 0;
        boolean inFourth = (third >>> 24) != 0;
        return first != 0 && (inSecond || inThird) && (inThird || inFourth) && last != 0;
    }

    /** Marks those of eight bytes that are digits or letters from a to f, if all are ASCII. */
    private static long hex(long eight) {
        return (between(eight, '0', '9') | letters(eight)) & ~eight;
    }

    private static long letters(long eight) {
        return between(eight, 'a', 'f');
    }

    private static long between(long eight, int first, int last) {
        return (eight + (0x80 - first) * ONES) & ~(eight + (0x7f - last) * ONES) & HIGHS;
    }
}
