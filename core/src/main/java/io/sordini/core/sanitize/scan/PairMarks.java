package io.sordini.core.sanitize.scan;

/** What stands between a name and its value: quotes, spaces and operators. */
final class PairMarks {

    private static final int MAX_SPACES = 8;
    private static final int MAX_TYPE = 32;

    private final Text text;

    PairMarks(Text text) {
        this.text = text;
    }

    /** Where spaces that start here end. */
    int spaces(int at) {
        int i = at;
        while (i < at + MAX_SPACES && (i < text.to()) && (text.at(i) == ' ' || text.at(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** Where an operator ends that starts here; {@code at} if there is none. */
    int operatorEnd(int at) {
        int first = text.at(at);
        int second = text.at(at + 1);
        if (first == '=' || first == '!') {
            int end = at + 1;
            while (end < at + 3 && text.at(end) == '=') {
                end++;
            }
            return first == '!' && end == at + 1 ? at : end == at + 1 && second == '>' ? at + 2 : end;
        }
        if (first == ':') {
            return second == '=' || second == ':' ? at + 2 : at + 1;
        }
        boolean encoded = first == '%' && second == '3' && (text.at(at + 2) | 32) == 'd';
        return encoded || isArrow(at) ? at + 3 : at;
    }

    private boolean isArrow(int at) {
        return text.at(at) == (byte) 0xe2 && text.at(at + 1) == (byte) 0x86 && text.at(at + 2) == (byte) 0x92;
    }

    /** Whether an operator compares, as in {@code ==} and {@code !=}. */
    boolean isComparison(int at, int end) {
        return text.at(at) == '!' || (end - at > 1 && text.at(at) == '=' && text.at(at + 1) == '=');
    }

    /** Where the value of a declared variable starts, as in {@code password: String = "x"}. */
    int declared(int start) {
        int i = start;
        while (i < start + MAX_TYPE && (Bytes.isName(text.at(i)) || text.at(i) == '&')) {
            i++;
        }
        int operator = spaces(i);
        int quote = i > start && text.at(operator) == '=' ? spaces(operator + 1) : start;
        return text.at(quote) == '"' || text.at(quote) == '\'' ? quote : start;
    }

    /** Where the value starts that stands in for an absent one, as in {@code process.env.SECRET || 'x'}, or -1. */
    int otherwise(int end) {
        boolean absent = text.startsWithIgnoringCase(" || ", end)
                || text.startsWithIgnoringCase(" ?? ", end)
                || text.startsWithIgnoringCase(" or ", end);
        int quote = end + 4;
        return absent && isQuote(quote) ? quote : -1;
    }

    /** What quotes a name together with its value, or a space. */
    int quoteBefore(int nameStart) {
        int before = text.at(nameStart - 1);
        return before == '"' || before == '\'' || before == '`' ? before : ' ';
    }

    boolean startsLine(int nameStart) {
        int i = nameStart - 1;
        while (i > nameStart - MAX_SPACES && i >= text.from() && (text.at(i) == ' ' || text.at(i) == '-')) {
            i--;
        }
        return i < text.from() || text.at(i) == '\n';
    }

    /** Whether a single or double quotation mark stands here. */
    boolean isQuote(int at) {
        return text.at(at) == '"' || text.at(at) == '\'';
    }

    static boolean isQuoting(int b) {
        return b == '"' || b == '\'' || b == '\\' || b == '`' || b == ']';
    }
}
