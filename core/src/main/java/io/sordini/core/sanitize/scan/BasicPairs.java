package io.sordini.core.sanitize.scan;

import java.util.Arrays;

/**
 * Whether what stands behind {@code Basic} decodes from base64 to a name and a password with a colon between. Each run of
 * characters is decoded once for each way to cut it into fours, however many words in it could begin such a value.
 */
final class BasicPairs {

    private static final int FOUR = 4;

    private final Text text;
    private final int[] noColonBefore = new int[FOUR];
    private int lastBad;
    private int goodBefore;

    BasicPairs(Text text) {
        this.text = text;
    }

    void clear() {
        Arrays.fill(noColonBefore, -1);
        lastBad = -1;
        goodBefore = -1;
    }

    /** Judges a range of letters, digits and {@code -._~+/=}. */
    boolean isPair(int at, int to) {
        int end = to;
        while (end > at && end > to - 2 && text.at(end - 1) == '=') {
            end--;
        }
        boolean whole = (end - at) % FOUR != 1 && (end == to || (to - at) % FOUR == 0);
        return whole && isBase64(at, end) && hasColon(at, end);
    }

    private boolean isBase64(int at, int end) {
        for (int i = Math.max(at, goodBefore); i < end; i++) {
            if (Checks.base64(text.at(i)) < 0) {
                lastBad = i;
            }
        }
        goodBefore = Math.max(goodBefore, end);
        return at > lastBad;
    }

    private boolean hasColon(int at, int end) {
        int lane = at % FOUR;
        int i = Math.max(at, noColonBefore[lane]);
        while (i + FOUR <= end) {
            int three = sextet(i) << 18 | sextet(i + 1) << 12 | sextet(i + 2) << 6 | sextet(i + 3);
            if ((three >> 16) == ':' || (three >> 8 & 0xff) == ':' || (three & 0xff) == ':') {
                return true;
            }
            i += FOUR;
        }
        noColonBefore[lane] = i;
        int rest = end - i;
        int two = rest < 2 ? 0 : sextet(i) << 12 | sextet(i + 1) << 6 | (rest > 2 ? sextet(i + 2) : 0);
        return (two >> 10) == ':' || (rest > 2 && (two >> 2 & 0xff) == ':');
    }

    private int sextet(int i) {
        return Checks.base64(text.at(i));
    }
}
