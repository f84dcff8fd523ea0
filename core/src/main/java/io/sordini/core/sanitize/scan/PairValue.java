package io.sordini.core.sanitize.scan;

/** Where the value of a pair starts and ends, and whether it is one that hides nothing. */
final class PairValue {

    private static final int MAX_NEXT_NAME = 32;
    private static final int MAX_GROUPED = 32;

    /** How a control character that was made visible begins. */
    private static final byte[] VISIBLE = Text.ascii("<U+000");

    private final Text text;
    private final Innocence innocence;
    private int start;
    private int end;
    private boolean quoted;
    private boolean closed;
    private int noNameBefore;
    private int noCloseFrom;
    private int noCloseMark;

    PairValue(Text text) {
        this.text = text;
        innocence = new Innocence(text);
    }

    void clear() {
        noNameBefore = -1;
        noCloseMark = 0;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean isEmpty() {
        return start >= end;
    }

    boolean isQuoted() {
        return quoted;
    }

    boolean isClosed() {
        return closed;
    }

    /** Takes what was found to be the value. */
    void take(int from, int to) {
        start = from;
        end = to;
        quoted = false;
        closed = false;
    }

    /** Whether what opened is not closed and nothing but code follows, as in {@code "password=" + password}. */
    boolean isConcatenation() {
        int i = start;
        while (i < start + 2 && text.at(i) == ' ') {
            i++;
        }
        return quoted && !closed && "+,.)".indexOf(text.at(i)) >= 0;
    }

    /** Reads the value behind whatever quotes it. {@code around} quotes name and value together, or is a space. */
    void read(int at, boolean takesLine, int around) {
        int mark = isQuotePrefix(at) ? at + 1 : at;
        while (text.at(mark) == '\\') {
            mark++;
        }
        int quote = text.at(mark);
        quoted = quote == '"' || quote == '\'' || quote == '`';
        closed = false;
        if (quoted) {
            start = mark + 1;
            end = closing(quote, slashes(at, mark));
            return;
        }
        start = at;
        boolean structure = (text.at(at) == '{' || text.at(at) == '[') && around != ' ';
        end = structure ? text.to() : bareEnd(at, around);
        if (takesLine && !structure && !isInnocent()) {
            end = lineEnd(at);
        }
    }

    /** As in {@code N'x'}, {@code @"x"} and {@code b"x"}. */
    private boolean isQuotePrefix(int at) {
        int quote = text.at(at + 1);
        return (quote == '"' || quote == '\'') && "@NnbBrRuUL".indexOf(text.at(at)) >= 0;
    }

    private int slashes(int at, int mark) {
        return isQuotePrefix(at) ? 0 : mark - at;
    }

    /** Takes in the groups of digits behind a value that is the first of them. */
    void takeDigitGroups() {
        int first = text.at(start);
        if (!Bytes.isDigit(first) && first != '+' && first != '(') {
            return;
        }
        int limit = Math.min(text.to(), start + MAX_GROUPED);
        int last = end;
        for (int i = end; i < limit; i++) {
            int b = text.at(i);
            if (Bytes.isDigit(b)) {
                last = i + 1;
            } else if (b != ' ' && b != '-' && b != '.' && b != '(' && b != ')') {
                break;
            }
        }
        end = last;
        while (end > start + 1 && text.at(end - 1) == '.') {
            end--;
        }
    }

    /** The rest of the line, as headers have it; the rest of a parameter if they stand in a query. */
    void takeLine(int at, boolean parameter) {
        int around = text.at(at - 1);
        int i = end;
        while (i < text.to() && !endsLine(i)) {
            int b = text.at(i);
            if ((parameter && b == '&') || (b == '"' && around != '"')) {
                break;
            }
            i++;
        }
        end = i;
    }

    /** Up to the next tag. */
    void readElement(int at) {
        start = at;
        quoted = false;
        closed = true;
        int i = at;
        while (i < text.to() && text.at(i) != '<') {
            i++;
        }
        end = i;
    }

    /** The closing mark, which is escaped as deeply as the opening one; a deeper one belongs to the value. */
    private int closing(int quote, int slashes) {
        if (noCloseMark == quote && start >= noCloseFrom) {
            return text.to();
        }
        int i = start;
        while (i < text.to()) {
            if (text.at(i) == quote) {
                int before = i;
                while (before > start && text.at(before - 1) == '\\') {
                    before--;
                }
                int depth = i - before;
                if (depth == slashes || (depth < slashes) || (slashes == 0 && depth % 2 == 0)) {
                    closed = true;
                    return i - Math.min(depth, slashes);
                }
            }
            i++;
        }
        noCloseMark = quote;
        noCloseFrom = start;
        return text.to();
    }

    private int lineEnd(int at) {
        int i = at;
        while (i < text.to() && !endsLine(i)) {
            i++;
        }
        while (i > at + 1 && "'\"`, ;\t".indexOf(text.at(i - 1)) >= 0) {
            i--;
        }
        return i;
    }

    /** At a line's end, or at what was one before it was made visible. */
    private boolean endsLine(int at) {
        int b = text.at(at);
        return b == '\n' || b == '\r' || (b == '<' && text.startsWith(VISIBLE, at));
    }

    private int bareEnd(int at, int around) {
        int i = at;
        while (i < text.to()) {
            int b = text.at(i);
            if (Bytes.isSpace(b) || b == '&' || b == '"' || b == '\'' || b == '`' || (b == around && around != ' ')) {
                break;
            }
            if (b == '<' && (text.at(i + 1) == '/' || endsLine(i))) {
                break;
            }
            if ((b == ',' || b == ';') && i > at && (Bytes.isSpace(text.at(i + 1)) || isBeforeName(i + 1))) {
                break;
            }
            i++;
        }
        return i;
    }

    /** Whether the next pair follows, as in a connection string. */
    private boolean isBeforeName(int at) {
        if (at < noNameBefore) {
            return false;
        }
        int i = at;
        while (i < at + MAX_NEXT_NAME && (Bytes.isName(text.at(i)) || text.at(i) == ' ')) {
            i++;
        }
        boolean name = i > at && (text.at(i) == '=' || (text.at(i) == ':' && Bytes.isLetter(text.at(at))));
        noNameBefore = name ? -1 : i;
        return name;
    }

    /** Whether the value has letters and something else. */
    boolean isMixed() {
        boolean letter = false;
        boolean other = false;
        for (int i = start; i < end; i++) {
            int b = text.at(i);
            if (Bytes.isSpace(b)) {
                return false;
            }
            letter |= Bytes.isLetter(b);
            other |= !Bytes.isLetter(b);
        }
        return letter && other;
    }

    boolean hasDigit() {
        for (int i = start; i < end; i++) {
            if (Bytes.isDigit(text.at(i)) || text.at(i) < 0 || text.at(i) == '%' || text.at(i) == '\\') {
                return true; // as it is, or perhaps encoded
            }
        }
        return false;
    }

    /** Whether the value hides nothing. */
    boolean isInnocent() {
        return innocence.of(start, end, quoted);
    }
}
