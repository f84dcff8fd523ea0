package io.sordini.core.sanitize.scan;

/**
 * Runs of digits joined by separators, as in {@code 4111 1111-1111}: tokenised once, however many detectors then look
 * at them from however many of their groups.
 */
final class DigitGroups {

    static final int NONE = 0;
    static final int SPACE = 1;
    static final int HYPHEN = 2;
    static final int DOT = 3;
    static final int PARENTHESIS = 4;
    static final int PLUS = 5;
    static final int OTHER = 16;

    private static final int MAX_GROUPS = 48;
    private static final int LOOK_AHEAD = 20;
    private static final int MAX_GROUP = 24;

    /** Digits, and the ASCII characters that a separator may begin with. */
    private static final boolean[] JOINS = new boolean[128];

    static {
        for (char c : "0123456789 \t+-.()_/#*~=|".toCharArray()) {
            JOINS[c] = true;
        }
    }

    private final Text text;
    private final int[] starts = new int[MAX_GROUPS];
    private final int[] ends = new int[MAX_GROUPS];
    private final int[] kinds = new int[MAX_GROUPS];
    private final int[] digits = new int[MAX_GROUPS];
    private int count;
    private int current;
    private int width;

    DigitGroups(Text text) {
        this.text = text;
    }

    void clear() {
        count = 0;
    }

    /** The index of the group that starts at a digit. */
    int read(int at) {
        boolean cut = count == MAX_GROUPS && current > MAX_GROUPS - LOOK_AHEAD;
        if (count > 0 && !cut && at >= starts[current] && at <= starts[count - 1]) {
            while (current < count && starts[current] < at) {
                current++;
            }
            if (starts[current] == at) {
                return current;
            }
        }
        tokenise(at);
        current = 0;
        return 0;
    }

    /** Whether surely no other group is joined to the one that ends here. */
    boolean endsAt(int end) {
        int b = text.at(end);
        int next = text.at(end + 1);
        return b >= 0 && (!JOINS[b] || Bytes.isLetter(next));
    }

    private void tokenise(int at) {
        count = 0;
        int i = at;
        while (count < MAX_GROUPS) {
            starts[count] = i;
            while (i - starts[count] < MAX_GROUP && Bytes.isDigit(text.at(i))) {
                i++;
            }
            ends[count] = i;
            int kind = separator(i);
            boolean joins = kind != NONE && Bytes.isDigit(text.at(i + width));
            kinds[count++] = joins ? kind : NONE;
            if (!joins) {
                break;
            }
            i += width;
        }
        int sum = 0;
        for (int group = count - 1; group >= 0; group--) {
            sum += ends[group] - starts[group];
            digits[group] = sum;
        }
    }

    /** The kind of the separator that stands at {@code i}; sets its width. */
    private int separator(int i) {
        int b = text.at(i);
        width = 1;
        return switch (b) {
            case ' ', '\t' -> spaced(i);
            case '+' -> PLUS;
            case '-' -> doubled(i, HYPHEN);
            case '.' -> DOT;
            case '(', ')' -> parenthesis(i);
            case '_', '/', '#', '*', '~', '=', '|' -> OTHER + b;
            default -> b < 0 ? beyondAscii(i, b & 0xff) : NONE;
        };
    }

    private int spaced(int i) {
        int next = text.at(i + 1);
        if (next == '-' && text.at(i + 2) == ' ') {
            width = 3;
            return HYPHEN;
        }
        if (next < 0 && text.at(i + 4) == ' ' && beyondAscii(i + 1, next & 0xff) == HYPHEN && width == 3) {
            width = 5; // a dash between spaces
            return HYPHEN;
        }
        width = 1;
        if (next == '(') {
            width = 2;
            return PARENTHESIS;
        }
        return doubled(i, SPACE);
    }

    /** Two of the same separate groups too, though of another kind than one. */
    private int doubled(int i, int kind) {
        if (text.at(i + 1) != text.at(i)) {
            return kind;
        }
        width = 2;
        return OTHER + text.at(i);
    }

    private int parenthesis(int i) {
        int next = text.at(i + 1);
        if (next == ' ' || next == '-') {
            width = text.at(i + 2) == '(' ? 3 : 2;
        } else if (next == '(') {
            width = 2;
        }
        return PARENTHESIS;
    }

    /** Spaces, hyphens and what is not seen at all. */
    private int beyondAscii(int i, int lead) {
        int second = text.at(i + 1) & 0xff;
        int third = text.at(i + 2) & 0xff;
        if (lead == 0xc2 && (second == 0xa0 || second == 0xad || second == 0xb7)) {
            width = 2;
            return second == 0xa0 ? SPACE : second == 0xad ? HYPHEN : OTHER;
        }
        width = 3;
        if (lead == 0xe2 && second == 0x80 && third >= 0x80) {
            return third <= 0x8a || third == 0xaf ? SPACE : third <= 0x8f ? OTHER + 1 : third <= 0x95 ? HYPHEN : NONE;
        }
        boolean minus = (lead == 0xe2 && second == 0x88 && third == 0x92)
                || (lead == 0xef && second == 0xbc && third == 0x8d)
                || (lead == 0xef && second == 0xb9 && third == 0xa3);
        boolean hidden =
                (lead == 0xe2 && second == 0x81 && third == 0xa0) || (lead == 0xef && second == 0xbb && third == 0xbf);
        boolean wide = lead == 0xe3 && second == 0x80 && third == 0x80;
        return minus ? HYPHEN : wide ? SPACE : hidden ? OTHER + 1 : NONE;
    }

    int count() {
        return count;
    }

    int start(int group) {
        return starts[group];
    }

    int end(int group) {
        return ends[group];
    }

    int length(int group) {
        return ends[group] - starts[group];
    }

    /** Whether more groups may follow than were read. */
    boolean isCut() {
        return count == MAX_GROUPS;
    }

    /** Digits of a group and of those behind it. */
    int digits(int group) {
        return digits[group];
    }

    /** What separates a group from the next one; {@link #NONE} behind the last. */
    int kind(int group) {
        return kinds[group];
    }

    /** What separates a group from the one before it; {@link #NONE} before the first, and behind one that was found. */
    int kindBefore(int group) {
        return group == 0 || ends[group - 1] <= text.hits.lastEnd() ? NONE : kinds[group - 1];
    }

    /** Whether the groups from {@code first} to before {@code end} are joined by one kind of separator. */
    boolean isUniform(int first, int end) {
        for (int group = first + 1; group < end - 1; group++) {
            if (kinds[group] != kinds[first]) {
                return false;
            }
        }
        return true;
    }

    boolean endsWord(int group) {
        return !Bytes.isAlphanumeric(text.at(ends[group]));
    }

    /** The number that a short group spells. */
    int number(int group) {
        int number = 0;
        for (int i = starts[group]; i < ends[group] && i < starts[group] + 9; i++) {
            number = number * 10 + text.at(i) - '0';
        }
        return number;
    }
}
