package io.sordini.core.sanitize.scan;

/**
 * Tells short texts in which no detector could find anything, such as {@code POST}, {@code application/json} and a sentence
 * without numbers, so that they need no scan. Says no on any doubt.
 */
final class Quiet {

    /** What is found without a quote or an operator has a word, or words joined without a space, of this length. */
    private static final int SHORTEST_TOKEN = 14;

    private static final int SHORTEST_WORD = 16;
    private static final int LONGEST = 256;

    /** Digits in the shortest hardware address. */
    private static final int PAIRS = 12;

    /** An address of version 4 has four digits and three dots. */
    private static final int DOTS = 3;

    /** A telephone number announced by its name has six digits, and every other number more. */
    private static final int MOST_DIGITS = 5;

    /** What each byte adds to the counts, in one number: whatever a detector starts from, spaces, digits, dots and hyphens. */
    private static final long[] COUNT = new long[256];

    private static final int SPACE = 12;
    private static final int DIGIT = 24;
    private static final int JOINT = 36;
    private static final int ODD = 48;
    private static final long FIELD = (1 << 12) - 1;

    static {
        for (int b = 0; b < 128; b++) {
            COUNT[b] = isOdd(b) ? 1L << ODD : Bytes.isSpace(b) ? 1L << SPACE : Bytes.isDigit(b) ? 1L << DIGIT : 0;
        }
        COUNT['.'] = (1L << JOINT) + 1;
        COUNT['-'] = 1L << JOINT;
        for (int lead : new int[] {0xc2, 0xd8, 0xe2, 0xef}) { // of controls, separators and full-width forms
            COUNT[lead] = 1L << ODD;
        }
    }

    private Quiet() {}

    /** Whether a detector may start from a character of ASCII, wherever it stands. */
    static boolean isOdd(int b) {
        return "@:=%\\&+\"'`<>{}\u007f".indexOf(b) >= 0;
    }

    /** Whether nothing can be found in a range of UTF-8, whatever the hints of the name that it stands under. */
    static boolean is(byte[] utf8, int from, int to, Profile profile) {
        int length = to - from;
        if (length > LONGEST) {
            return false;
        }
        boolean known = profile == Profile.LENIENT
                ? Agents.isOne(utf8, from, to)
                : length >= Shapes.SHORTEST && Shapes.isKnown(utf8, from, to);
        if (known) {
            return true;
        }
        long counts = 0;
        for (int i = from; i < to; i++) {
            counts += COUNT[utf8[i] & 0xff];
        }
        long digits = (counts >>> DIGIT) & FIELD;
        if (counts >>> ODD != 0) {
            return false;
        }
        if (digits > MOST_DIGITS || (digits > DOTS && (counts & FIELD) >= DOTS)) {
            return false;
        }
        if (((counts >>> SPACE) & FIELD) == 0) {
            return length < SHORTEST_TOKEN
                    || (((counts >>> JOINT) & FIELD) == 0
                            ? hasShortWords(utf8, from, to)
                            : isDull(utf8, from, to, digits));
        }
        return digits == 0 && isProse(utf8, from, to, ((counts >>> JOINT) & FIELD) > 0);
    }

    private static boolean hasShortWords(byte[] utf8, int from, int to) {
        int start = from;
        while (to - start >= SHORTEST_WORD) {
            int i = start + SHORTEST_WORD - 1; // from the back, so that most bytes are passed over
            while (Bytes.isWord(utf8[i])) {
                if (i == start) {
                    return false;
                }
                i--;
            }
            start = i + 1;
        }
        return true;
    }

    /** Whether a brief text of several words is no key, no hardware address and no part of an account's number. */
    private static boolean isDull(byte[] utf8, int from, int to, long digits) {
        if (to - from >= LongWords.SHORTEST || digits > 1) {
            return false;
        }
        int hex = 0;
        for (int i = from; i < to; i++) {
            int lower = utf8[i] | 32;
            int next = i + 1 < to ? utf8[i + 1] | 32 : 0;
            boolean jose = lower == 'e' && (next == 'y' || next == 'w');
            boolean slack = lower == 'x' && next == 'o';
            if (jose || slack) {
                return false;
            }
            hex += Bytes.isHex(utf8[i]) ? 1 : 0;
        }
        return hex < PAIRS && hasShortWords(utf8, from, to);
    }

    /** Whether a text has short words only, and none that announces a secret. */
    private static boolean isProse(byte[] utf8, int from, int to, boolean mayHaveOptions) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || Bytes.isSpace(utf8[i])) {
                if (i - start >= SHORTEST_TOKEN
                        || announces(utf8, start, i)
                        || (mayHaveOptions && hasOption(utf8, start, i))) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    /** As "is" and "was", and what ends like "bearer" and "basic". */
    static boolean announces(byte[] utf8, int start, int end) {
        int length = end - start;
        if (length < 2) {
            return false;
        }
        int last = utf8[end - 1] | 32;
        int second = utf8[end - 2] | 32;
        boolean verb = last == 's' && ((length == 2 && second == 'i') || (length == 3 && second == 'a'));
        int third = length < 3 ? 0 : utf8[end - 3] | 32;
        boolean scheme =
                (last == 'r' && second == 'e' && third == 'r') || (last == 'c' && second == 'i' && third == 's');
        return verb || (scheme && length > 4);
    }

    private static boolean hasOption(byte[] utf8, int start, int end) {
        for (int i = start; i < end; i++) {
            if (utf8[i] == '-' && startsOption(utf8, start, i, end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a hyphen in a word that starts at {@code start} begins an option, as "-p" and "--password". */
    static boolean startsOption(byte[] utf8, int start, int hyphen, int to) {
        int next = hyphen + 1 < to ? utf8[hyphen + 1] : ' ';
        boolean first = hyphen == start || !Bytes.isWord(utf8[hyphen - 1]);
        return !Bytes.isSpace(next) && (first || next == '-');
    }
}
