package io.sordini.core.sanitize;

/**
 * A name and its value in plain text: {@code password=x}, {@code "password": "x"}, {@code <password>x</password>}.
 *
 * @param start where the value starts, behind an opening quote
 * @param end where it ends; the end of the text where it is cut off
 */
record Pair(int start, int end) {

    private static final int MAX_SPACES = 8;

    /** Where the value starts that a name ending at {@code nameEnd} has, or -1 if it has none. */
    static int valueStart(String text, int nameEnd) {
        int i = nameEnd;
        if (Ascii.at(text, i) == '>') {
            return i + 1;
        }
        while (i < text.length() && i < nameEnd + 4 && "\"'\\`]".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        i = spaces(text, i);
        int separator = i;
        while (i < separator + 2 && ":=>".indexOf(Ascii.at(text, i)) >= 0) {
            i++;
        }
        char first = Ascii.at(text, separator);
        return first == ':' || first == '=' ? spaces(text, i) : -1;
    }

    /** The pair whose value, behind whatever quotes it, starts at {@code at}. */
    static Pair at(String text, int at) {
        if (Ascii.at(text, at - 1) == '>' && Ascii.at(text, at - 2) != '=') {
            return new Pair(at, until(text, at, "<"));
        }
        return value(text, at);
    }

    /** The rest of the line. */
    Pair line(String text) {
        return new Pair(start, until(text, start, "\n"));
    }

    /** The rest of the text. */
    Pair rest(String text) {
        return new Pair(start, text.length());
    }

    private static Pair value(String text, int at) {
        int quote = at;
        while (Ascii.at(text, quote) == '\\') {
            quote++;
        }
        char mark = Ascii.at(text, quote);
        if (mark == '"' || mark == '\'' || mark == '`') {
            return new Pair(quote + 1, closing(text, quote + 1, text.substring(at, quote + 1)));
        }
        return new Pair(at, bareEnd(text, at));
    }

    /** The closing mark, which is escaped as deeply as the opening one; a deeper one belongs to the value. */
    private static int closing(String text, int from, String mark) {
        int found = text.indexOf(mark, from);
        while (found >= 0 && isEscaped(text, found, from)) {
            found = text.indexOf(mark, found + mark.length());
        }
        return found < 0 ? text.length() : found;
    }

    private static boolean isEscaped(String text, int at, int floor) {
        int slashes = at;
        while (slashes > floor && text.charAt(slashes - 1) == '\\') {
            slashes--;
        }
        return (at - slashes) % 2 == 1;
    }

    private static int bareEnd(String text, int at) {
        int i = at;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean ends = Ascii.isSpace(c) || c == '&' || c == '"' || c == '\'' || c == '`';
            if (ends || ((c == ',' || c == ';') && Ascii.isSpace(Ascii.at(text, i + 1)))) {
                break;
            }
            i++;
        }
        return i;
    }

    private static int until(String text, int from, String end) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found;
    }

    private static int spaces(String text, int at) {
        int i = at;
        while (i < at + MAX_SPACES && i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }
}
