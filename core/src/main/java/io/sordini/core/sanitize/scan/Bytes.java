package io.sordini.core.sanitize.scan;

/** Classes of the bytes of UTF-8 text, in one table. */
final class Bytes {

    /** Letters, digits and the underscore: what a word consists of. */
    static final int WORD = 1;

    static final int DIGIT = 2;
    static final int UPPER = 4;
    static final int LOWER = 8;
    static final int UNDERSCORE = 16;

    /** Letters that are no hexadecimal digits, and the underscore. */
    static final int NOT_HEX = 32;

    /** What the scanner must stop at though it belongs to no word. */
    static final int SYMBOL = 64;

    private static final byte[] CLASS = new byte[256];

    static {
        for (int c = '0'; c <= '9'; c++) {
            CLASS[c] = WORD | DIGIT;
        }
        for (int c = 'a'; c <= 'z'; c++) {
            CLASS[c] = (byte) (WORD | LOWER | (c > 'f' ? NOT_HEX : 0));
            CLASS[c - 32] = (byte) (WORD | UPPER | (c > 'f' ? NOT_HEX : 0));
        }
        CLASS['_'] = WORD | UNDERSCORE | NOT_HEX;
        for (char c : "@:-=%\\&+/\u007f".toCharArray()) {
            CLASS[c] = SYMBOL;
        }
        for (int lead : new int[] {0xc2, 0xd8, 0xe2, 0xef}) { // of controls, separators and full-width forms
            CLASS[lead] = SYMBOL;
        }
    }

    private Bytes() {}

    static int of(int b) {
        return CLASS[b & 0xff];
    }

    /** The table itself, for the innermost loop. */
    static byte[] table() {
        return CLASS;
    }

    static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    static boolean isLetter(int b) {
        return (of(b) & (UPPER | LOWER)) != 0;
    }

    static boolean isAlphanumeric(int b) {
        return (of(b) & (UPPER | LOWER | DIGIT)) != 0;
    }

    static boolean isWord(int b) {
        return (of(b) & WORD) != 0;
    }

    static boolean isHex(int b) {
        return (of(b) & (WORD | NOT_HEX)) == WORD;
    }

    static boolean isBase64Url(int b) {
        return isWord(b) || b == '-';
    }

    static boolean isName(int b) {
        return isWord(b) || b == '-' || b == '.';
    }

    static boolean isSpace(int b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    /** Whether a byte goes on with a character of several. */
    static boolean isContinuation(int b) {
        return (b & 0xc0) == 0x80;
    }

    static int lower(int b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
}
