package io.sordini.core.sanitize.scan;

/**
 * Tells user agents such as {@code Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0.0.0}, in which nothing can be found where
 * four numbers are a version: their digits are too few at a time for a number of anybody, and their words too short for a key.
 */
final class Agents {

    /** A card's number and one of social security have more digits, with whatever joins them but letters. */
    private static final int MOST_DIGITS = 8;

    /** Words joined by anything but a slash may be a key from this length on. */
    private static final int SHORTEST_TOKEN = 14;

    private static final int SHORTEST_WORD = 16;

    private static final byte OTHER = 0;
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte SPACE = 3;
    private static final byte HYPHEN = 4;
    private static final byte SLASH = 5;

    /** What is in no ordinary user agent, with all that a detector starts from. */
    private static final byte ODD = 6;

    private static final byte[] KIND = new byte[256];

    static {
        for (int b = 0; b < KIND.length; b++) {
            boolean odd = b >= 128 || b == '[' || Quiet.isOdd(b);
            byte kind = Bytes.isDigit(b) ? DIGIT : Bytes.isLetter(b) ? LETTER : Bytes.isSpace(b) ? SPACE : OTHER;
            KIND[b] = odd ? ODD : b == '-' ? HYPHEN : b == '/' ? SLASH : kind;
        }
    }

    private Agents() {}

    static boolean isOne(byte[] utf8, int from, int to) {
        int digits = 0;
        int word = from;
        int i = from;
        while (i < to) {
            int start = i;
            int kind = KIND[utf8[i++] & 0xff];
            if (kind == LETTER) {
                i = runEnd(LETTER, utf8, i, to);
                digits = 0;
                if (i - start > 1 && startsAccount(utf8, i, to)) {
                    return false;
                }
            } else if (kind == DIGIT) {
                i = runEnd(DIGIT, utf8, i, to);
                digits += i - start;
                if (digits > MOST_DIGITS) {
                    return false;
                }
            } else if (kind == SPACE) {
                boolean plain =
                        word < start && isPlain(utf8, word, start); // behind two spaces any word may have a value
                if (!plain || (mayTell(utf8, i, to) && endsInName(utf8, word, start))) {
                    return false;
                }
                word = i;
            } else if (kind == ODD
                    || (kind == SLASH && i < to && utf8[i] == '/')
                    || (kind == HYPHEN && Quiet.startsOption(utf8, word, start, to))) {
                return false;
            }
        }
        return isPlain(utf8, word, to);
    }

    private static int runEnd(int kind, byte[] utf8, int from, int to) {
        int i = from;
        while (i < to && KIND[utf8[i] & 0xff] == kind) {
            i++;
        }
        return i;
    }

    /** Whether two digits stand here, behind two letters: an account's country and check digits. */
    private static boolean startsAccount(byte[] utf8, int at, int to) {
        return at + 1 < to && Bytes.isDigit(utf8[at]) && Bytes.isDigit(utf8[at + 1]);
    }

    /** Whether what stands here, behind a space, may give a value to the word before, as "is" and "(" do. */
    private static boolean mayTell(byte[] utf8, int at, int to) {
        int first = at < to ? utf8[at] : ' ';
        int second = at + 1 < to ? utf8[at + 1] : ' ';
        return Pairs.mayFollowName(first) || TextScanner.isTold(first, second);
    }

    private static boolean endsInName(byte[] utf8, int start, int end) {
        int i = end - 1;
        while (i >= start && Bytes.isWord(utf8[i]) && !Bytes.isLetter(utf8[i])) {
            i--;
        }
        return i >= start && Bytes.isLetter(utf8[i]);
    }

    /** Whether what stands between spaces is brief, or a product with its version, and announces nothing. */
    private static boolean isPlain(byte[] utf8, int start, int end) {
        boolean brief = end - start < SHORTEST_TOKEN || isProduct(utf8, start, end);
        boolean named = end - start > 1 && ToldSecrets.endsName(utf8[end - 2] | 32, utf8[end - 1] | 32);
        return brief && !named && !Quiet.announces(utf8, start, end);
    }

    /** As {@code AppleWebKit/537.36}. */
    private static boolean isProduct(byte[] utf8, int start, int end) {
        int i = start;
        while (i < end && Bytes.isLetter(utf8[i])) {
            i++;
        }
        if (i == end || utf8[i] != '/' || i - start >= SHORTEST_WORD) {
            return false;
        }
        do {
            i++;
        } while (i < end && (Bytes.isDigit(utf8[i]) || utf8[i] == '.'));
        return i == end;
    }
}
