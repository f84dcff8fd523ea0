package io.sordini.core.sanitize.scan;

import io.sordini.core.sanitize.name.HintWords;

/** What words with given first two bytes may be, in one look at a table. */
final class Starts {

    static final int HINT = 1;
    static final int TOKEN = 2;

    private static final byte[] TABLE = new byte[128 * 128];

    static {
        for (int first = '0'; first < 128; first++) {
            for (int second = 0; second < 128; second++) {
                int bits = HintWords.mayStart(first, second) ? HINT : 0;
                bits |= Tokens.mayStart(first, second) ? TOKEN : 0;
                TABLE[first << 7 | second] = (byte) bits;
            }
        }
    }

    private Starts() {}

    /** The same for a word of one letter and the symbol behind it. */
    static int ofLetter(int first, int symbol) {
        return of(first, 0) | (symbol < 0 ? 0 : of(first, symbol) & TOKEN);
    }

    static int of(int first, int second) {
        return TABLE[first << 7 | second];
    }
}
