package io.sordini.core.sanitize.scan;

import java.util.Arrays;

/**
 * Where the runs of bytes of one alphabet end. The last run of each alphabet is remembered, so that a prefix that comes
 * again and again within its own run has the run looked at once.
 */
final class Runs {

    private static final int ALPHABETS = 26;

    private final Text text;
    private final int[] starts = new int[ALPHABETS];
    private final int[] ends = new int[ALPHABETS];
    private boolean used = true;

    Runs(Text text) {
        this.text = text;
    }

    void clear() {
        if (used) {
            Arrays.fill(ends, -1);
            used = false;
        }
    }

    /** The end of the run that {@code at} is in, which is {@code at} where none is. */
    int end(char alphabet, int at) {
        int known = alphabet - 'a';
        if (at >= starts[known] && at <= ends[known]) {
            return ends[known];
        }
        int end = at;
        while (end < text.to() && isIn(alphabet, text.at(end))) {
            end++;
        }
        starts[known] = at;
        ends[known] = end;
        used = true;
        return end;
    }

    private static boolean isIn(char alphabet, int b) {
        int bits = Bytes.of(b);
        return switch (alphabet) {
            case 'a', 'm' -> (bits & (Bytes.UPPER | Bytes.LOWER | Bytes.DIGIT)) != 0;
            case 'h' -> (bits & (Bytes.WORD | Bytes.NOT_HEX)) == Bytes.WORD;
            case 'u' -> (bits & (Bytes.UPPER | Bytes.DIGIT)) != 0;
            case 'l' -> (bits & (Bytes.LOWER | Bytes.DIGIT)) != 0;
            case 'w' -> (bits & Bytes.WORD) != 0 || b == '-';
            case 'c' -> (bits & Bytes.WORD) != 0 || b == '-' || b == '\\';
            case 'p' -> (bits & Bytes.WORD) != 0 || b == '-' || b == '/';
            case 'q' -> (bits & Bytes.WORD) != 0 || b == '-' || b == '/' || b == '@';
            case 'd' -> (bits & Bytes.WORD) != 0 || b == '-' || b == '.';
            case 'e' -> (bits & Bytes.WORD) != 0 || b == '-' || b == '=' || b == '.';
            default -> (bits & Bytes.WORD) != 0 || b == '+' || b == '/' || b == '=' || b == '-';
        };
    }
}
