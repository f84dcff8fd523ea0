package io.sordini.core.sanitize.scan;

import java.util.Set;
import java.util.regex.Pattern;

/** Where the value of a pair starts and ends, and whether it is one that hides nothing. */
final class PairValue {

    private static final int MAX_NEXT_NAME = 32;
    private static final int MAX_INNOCENT = 40;
    private static final int MAX_GROUPED = 32;
    private static final Set<String> WORDS = Set.of(
            "",
            "null",
            "nil",
            "none",
            "true",
            "false",
            "yes",
            "no",
            "undefined",
            "required",
            "invalid",
            "incorrect",
            "missing",
            "expired",
            "wrong",
            "empty",
            "failed",
            "failure",
            "success",
            "ok",
            "enabled",
            "disabled",
            "unknown",
            "accepted",
            "rejected",
            "denied",
            "revoked",
            "redacted",
            "masked",
            "hidden",
            "changed",
            "reset",
            "optional",
            "string",
            "is",
            "not",
            "was",
            "must",
            "cannot",
            "authentication",
            "authorization");
    private static final Pattern STAND_IN =
            Pattern.compile("(real|some|my|your|the|a|test|fake|example|sample|dummy|placeholder)[_-]?(api[_-]?)?"
                    + "(key|secret|password|passwd|token|value)");

    /** A call in source code, as in {@code password = read(file)}. */
    private static final Pattern CALL = Pattern.compile("[a-z_][a-z0-9_.]*\\(.*\\);?");

    private final Text text;
    private int start;
    private int end;
    private boolean quoted;
    private boolean closed;
    private int noNameBefore;
    private int noCloseFrom;
    private int noCloseMark;

    PairValue(Text text) {
        this.text = text;
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

    /** Reads the value behind whatever quotes it. {@code around} quotes name and value together, or is a space. */
    void read(int at, boolean takesLine, int around) {
        int mark = at;
        while (text.at(mark) == '\\') {
            mark++;
        }
        int quote = text.at(mark);
        quoted = quote == '"' || quote == '\'' || quote == '`';
        closed = false;
        if (quoted) {
            start = mark + 1;
            end = closing(quote, mark - at);
            return;
        }
        start = at;
        boolean structure = (text.at(at) == '{' || text.at(at) == '[') && around != ' ';
        end = structure ? text.to() : takesLine ? lineEnd(at) : bareEnd(at, around);
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
        while (i < text.to() && text.at(i) != '\n' && text.at(i) != '\r') {
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
        while (i < text.to() && text.at(i) != '\n' && text.at(i) != '\r') {
            i++;
        }
        while (i > at + 1 && "'\"`, ;\t".indexOf(text.at(i - 1)) >= 0) {
            i--;
        }
        return i;
    }

    private int bareEnd(int at, int around) {
        int i = at;
        while (i < text.to()) {
            int b = text.at(i);
            if (Bytes.isSpace(b) || b == '&' || b == '"' || b == '\'' || b == '`' || (b == around && around != ' ')) {
                break;
            }
            if (b == '<' && text.at(i + 1) == '/') {
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

    /** Whether the value hides nothing: it is empty, punctuation, a variable, a word about secrets or made up. */
    boolean isInnocent() {
        if (end - start < 2 || !hasContent()) {
            return true;
        }
        int first = text.at(start);
        int last = text.at(end - 1);
        int second = text.at(start + 1);
        boolean variable = (first == '$' && ((second == '{' && last == '}') || (second == '(' && last == ')')))
                || (first == '{' && second == '{' && last == '}')
                || (first == '<' && last == '>')
                || (first == '%' && second == '(');
        if (variable || isRepeated()) {
            return true;
        }
        if (end - start > MAX_INNOCENT) {
            return false;
        }
        String value = lower();
        String word = quoted ? value : firstWord(value);
        return WORDS.contains(word)
                || value.contains("fake")
                || (!quoted && CALL.matcher(value).matches())
                || STAND_IN.matcher(value).matches();
    }

    private static String firstWord(String value) {
        int i = 0;
        while (i < value.length() && value.charAt(i) >= 'a' && value.charAt(i) <= 'z') {
            i++;
        }
        boolean ends = i > 0 && (i == value.length() || " ,.;)]}!".indexOf(value.charAt(i)) >= 0);
        return ends ? value.substring(0, i) : value;
    }

    private boolean hasContent() {
        for (int i = start; i < end; i++) {
            int b = text.at(i);
            if (Bytes.isAlphanumeric(b) || (b & 0xff) >= 0xc3) {
                return true;
            }
        }
        return false;
    }

    /** As {@code xxxxxxxx}. */
    private boolean isRepeated() {
        for (int i = start + 1; i < end; i++) {
            if (text.at(i) != text.at(start)) {
                return false;
            }
        }
        return text.at(start) == 'x' || text.at(start) == 'X';
    }

    private String lower() {
        StringBuilder lower = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            lower.append((char) Bytes.lower(text.at(i) & 0xff));
        }
        return lower.toString();
    }
}
