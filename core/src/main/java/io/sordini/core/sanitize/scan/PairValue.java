package io.sordini.core.sanitize.scan;

/** Where the value of a pair starts and ends, and whether it is one that hides nothing. */
final class PairValue {

    private static final int MAX_GROUPED = 32;
    private static final int MAX_ACCOUNT = 44;
    private static final int MAX_SPACED = 64;

    private final Text text;
    private final Innocence innocence;
    private final Ibans ibans;
    private final ValueEnds ends;
    private int start;
    private int end;
    private boolean quoted;
    private boolean closed;
    private int noDigitFrom;
    private int noDigitTo;

    PairValue(Text text) {
        this.text = text;
        innocence = new Innocence(text);
        ibans = new Ibans(text);
        ends = new ValueEnds(text);
    }

    void clear() {
        ends.clear();
        noDigitFrom = 0;
        noDigitTo = 0;
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
            end = ends.closing(start, quote, slashes(at, mark));
            closed = ends.isClosed();
            return;
        }
        start = at;
        boolean structure = (text.at(at) == '{' || text.at(at) == '[') && around != ' ';
        end = structure ? text.to() : ends.bare(at, around);
        if (takesLine && !structure && !isInnocent()) {
            end = ends.line(at);
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

    /** Takes in the groups of an international account number that the value is the first of. */
    void takeAccountGroups() {
        if (ibans.mayStart(start)) {
            end = Math.max(end, ibans.end(start));
        }
        int limit = Math.min(text.to(), start + MAX_ACCOUNT);
        boolean account = ibans.mayStart(start);
        while (account && text.at(end) == ' ' && end < limit) {
            int next = end + 1;
            boolean digit = false;
            while (next < end + 6 && Bytes.isAlphanumeric(text.at(next))) {
                digit |= Bytes.isDigit(text.at(next));
                next++;
            }
            account = digit && next - end <= 5 && !Bytes.isWord(text.at(next));
            end = account ? next : end;
        }
    }

    /**
     * Takes in the words behind a value in a connection string, up to the semicolon that the next pair follows or that ends
     * it: {@code Server=db;Password=a b;Encrypt=yes}.
     */
    void takeSpaced(int nameStart) {
        int before = text.at(nameStart - 1) == ' ' ? text.at(nameStart - 2) : text.at(nameStart - 1);
        boolean opens = nameStart == text.from() || before == ';' || before == '"' || before == '\'';
        int i = end;
        while (opens && i < start + MAX_SPACED && i < text.to() && "=;\"'\n\r&".indexOf(text.at(i)) < 0) {
            i++;
        }
        int next = i + 1;
        boolean last =
                next >= text.to() || Bytes.isSpace(text.at(next)) || text.at(next) == '"' || text.at(next) == '\'';
        if (i > end && text.at(end) == ' ' && text.at(i) == ';' && opens && (last || ends.isBeforeName(next))) {
            end = i;
        }
    }

    /** The rest of the line, as headers have it; the rest of a parameter if they stand in a query. */
    void takeLine(int at, boolean parameter) {
        int around = text.at(at - 1);
        int i = end;
        while (i < text.to() && !ends.endsLine(i)) {
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
        int i = start >= noDigitFrom && start < noDigitTo ? noDigitTo : start;
        while (i < end) {
            if (Bytes.isDigit(text.at(i)) || text.at(i) < 0 || text.at(i) == '%' || text.at(i) == '\\') {
                return true; // as it is, or perhaps encoded
            }
            i++;
        }
        noDigitFrom = start;
        noDigitTo = i;
        return false;
    }

    /** Whether the value hides nothing. */
    boolean isInnocent() {
        return innocence.of(start, end, quoted);
    }
}
