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

    private Agents() {}

    /** @param utf8 a text without quotes, operators, and anything that a detector starts from */
    static boolean isOne(byte[] utf8, int from, int to) {
        int digits = 0;
        int start = from;
        for (int i = from; i < to; i++) {
            int b = utf8[i];
            if (Bytes.isDigit(b)) {
                if (++digits > MOST_DIGITS) {
                    return false;
                }
            } else if (Bytes.isSpace(b)) {
                if (start == i || !isPlain(utf8, start, i)) { // behind two spaces any word may have a value
                    return false;
                }
                start = i + 1;
            } else if (Bytes.isLetter(b)) {
                digits = 0;
            } else if (b == '[' || b < 0 || (b == '/' && i > from && utf8[i - 1] == '/')) {
                return false;
            }
        }
        return isPlain(utf8, start, to);
    }

    /** Whether what stands between spaces is brief, or a product with its version, and announces nothing. */
    private static boolean isPlain(byte[] utf8, int start, int end) {
        boolean brief = end - start < SHORTEST_TOKEN || isProduct(utf8, start, end);
        boolean named = end - start > 1 && ToldSecrets.endsName(utf8[end - 2] | 32, utf8[end - 1] | 32);
        return brief && !named && !startsAccount(utf8, start, end) && !Quiet.announces(utf8, start, end);
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

    /** Whether a word begins with a country and check digits. */
    private static boolean startsAccount(byte[] utf8, int start, int end) {
        for (int i = start; i + 3 < end; i++) {
            if (Bytes.isDigit(utf8[i + 3])
                    && Bytes.isDigit(utf8[i + 2])
                    && Bytes.isLetter(utf8[i + 1])
                    && Bytes.isLetter(utf8[i])) {
                return true;
            }
        }
        return false;
    }
}
