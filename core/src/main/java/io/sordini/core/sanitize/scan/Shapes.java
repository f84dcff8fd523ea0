package io.sordini.core.sanitize.scan;

/**
 * Tells the two shapes of digits that stand in nearly every event and hide nothing: an instant such as
 * {@code 2026-11-22T05:06:07.123Z}, and a UUID in small letters, since capitals may begin an account's number, in which no two neighbouring groups are numbers.
 */
final class Shapes {

    /** Length of the shortest instant. */
    static final int SHORTEST = 20;

    private static final int LONGEST_INSTANT = 30;
    private static final int UUID = 36;

    /** Stands for a digit. */
    private static final byte[] SECOND = Text.ascii("0000-00-00T00:00:00");

    private static final int[] HYPHENS = {8, 13, 18, 23, UUID};

    private Shapes() {}

    static boolean isKnown(byte[] utf8, int from, int to) {
        return to - from <= LONGEST_INSTANT
                ? utf8[from + 4] == '-' && isInstant(utf8, from, to)
                : to - from == UUID && utf8[from + HYPHENS[0]] == '-' && isUuid(utf8, from);
    }

    /** An instant in UTC; with an offset, its last digits might be part of a number. */
    private static boolean isInstant(byte[] utf8, int from, int to) {
        for (int i = 0; i < SECOND.length; i++) {
            int b = utf8[from + i];
            if (SECOND[i] == '0' ? !Bytes.isDigit(b) : b != SECOND[i]) {
                return false;
            }
        }
        int i = from + SECOND.length;
        if (utf8[i] == '.') {
            do {
                i++;
            } while (i < to && Bytes.isDigit(utf8[i]));
        }
        return i == to - 1 && utf8[i] == 'Z';
    }

    private static boolean isUuid(byte[] utf8, int from) {
        boolean number = true; // so that neither the first group nor the last may be one
        int start = 0;
        for (int end : HYPHENS) {
            int letters = 0;
            for (int i = start; i < end; i++) {
                int kind = Bytes.of(utf8[from + i]);
                if ((kind & (Bytes.WORD | Bytes.NOT_HEX | Bytes.UPPER)) != Bytes.WORD) {
                    return false;
                }
                letters |= kind & Bytes.LOWER;
            }
            if (end < UUID ? utf8[from + end] != '-' : letters == 0) {
                return false;
            }
            if (letters == 0 && number) {
                return false;
            }
            number = letters == 0;
            start = end + 1;
        }
        return true;
    }
}
