package io.sordini.core.sanitize.name;

/**
 * Tells in one look which names contain none of many texts: nowhere the first three characters of any of them. Most names
 * do not, so that few have to be taken apart.
 */
final class Grams {

    private static final int MASK = (1 << 15) - 1;

    /** By three characters of five bits each, in which digits meet letters. */
    private final boolean[] starts = new boolean[MASK + 1];

    private boolean unsure;

    /** @param text in lower case letters and digits */
    void add(String text) {
        if (text.length() < 2) {
            unsure = true;
            return;
        }
        int gram = (text.charAt(0) & 31) << 5 | (text.charAt(1) & 31);
        if (text.length() > 2) {
            starts[gram << 5 | (text.charAt(2) & 31)] = true;
            return;
        }
        for (int other = 0; other < 32; other++) {
            starts[gram << 5 | other] = true;
            starts[other << 10 | gram] = true;
        }
    }

    /**
     * Whether a name may contain one of the texts, its case and all that is no letter and no digit left out; so may every
     * name beyond ASCII, of fewer than three characters, or with a bracket.
     */
    boolean mayMatch(byte[] utf8, int from, int to) {
        int gram = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            int b = utf8[i];
            if (b < 0 || b == '[') {
                return true;
            }
            boolean digit = b >= '0' && b <= '9';
            int letter = b | 32;
            if (digit || (letter >= 'a' && letter <= 'z')) {
                gram = (gram << 5 | (b & 31)) & MASK;
                if (++count > 2 && starts[gram]) {
                    return true;
                }
            }
        }
        return count < 3 || unsure;
    }
}
