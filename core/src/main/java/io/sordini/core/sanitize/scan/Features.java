package io.sordini.core.sanitize.scan;

/** Which encodings the scanned text seems to have, and where: a text without any is not looked at again. */
final class Features {

    static final int WIDE = 1;

    private static final int SHORTEST_BASE64 = 16;

    private int first;
    private int last;
    private int plusses;
    private boolean equals;
    private boolean base64;

    void clear() {
        first = -1;
        last = -1;
        plusses = 0;
        equals = false;
        base64 = false;
    }

    void see(int symbol, int at) {
        if (symbol == '+') {
            plusses++;
        } else if (symbol == '=') {
            equals = true;
        } else {
            first = first < 0 ? at : first;
            last = at;
        }
    }

    /** Text in base64 has capitals and small letters. */
    void seeLongWord(int kinds, int start, int end) {
        int both = Bytes.UPPER | Bytes.LOWER;
        base64 |= end - start >= SHORTEST_BASE64 && (kinds & both) == both;
    }

    boolean isEncoded() {
        return first >= 0 || base64 || mayBeForm();
    }

    boolean hasEscapes() {
        return first >= 0;
    }

    /** Where the first and the last character are that may start an escape. */
    int first() {
        return first;
    }

    int last() {
        return last;
    }

    /** Whether plus signs may stand for spaces. */
    boolean mayBeForm() {
        return plusses > 0 && equals;
    }

    boolean hasBase64() {
        return base64;
    }
}
