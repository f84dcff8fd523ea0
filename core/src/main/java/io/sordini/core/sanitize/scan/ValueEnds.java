package io.sordini.core.sanitize.scan;

import java.util.Arrays;

/** Where the value of a pair ends: at its closing mark, at the end of its line, or before what cannot belong to it. */
final class ValueEnds {

    private static final int MAX_NEXT_NAME = 32;
    private static final String QUOTES = "\"'`";

    /** How a control character that was made visible begins. */
    private static final byte[] VISIBLE = Text.ascii("<U+000");

    private final Text text;
    private boolean closed;
    private int noNameBefore;
    private int bareAround;
    private int bareFrom;
    private int bareTo;

    /** From where on nothing closes a quotation, for each of {@link #QUOTES}. */
    private final int[] noCloseFrom = new int[QUOTES.length()];

    ValueEnds(Text text) {
        this.text = text;
    }

    void clear() {
        noNameBefore = -1;
        bareFrom = 0;
        bareTo = 0;
        Arrays.fill(noCloseFrom, Integer.MAX_VALUE);
    }

    /** Whether the mark that was looked for last is there. */
    boolean isClosed() {
        return closed;
    }

    /** The closing mark, which is escaped as deeply as the opening one; a deeper one belongs to the value. */
    int closing(int start, int quote, int slashes) {
        closed = false;
        int mark = QUOTES.indexOf(quote);
        if (start >= noCloseFrom[mark]) {
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
        noCloseFrom[mark] = start;
        return text.to();
    }

    /** The end of a line, without what closes a quote or a statement. */
    int line(int at) {
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
    boolean endsLine(int at) {
        int b = text.at(at);
        return b == '\n' || b == '\r' || (b == '<' && text.startsWith(VISIBLE, at));
    }

    /**
     * The end of a value without quotes, the same for every name in one value, as in {@code key==key==key}; {@code around}
     * quotes name and value together, or is a space.
     */
    int bare(int at, int around) {
        if (at < bareFrom || at >= bareTo || around != bareAround) {
            bareTo = readBare(at, around);
            bareFrom = at;
            bareAround = around;
        }
        return bareTo;
    }

    private int readBare(int at, int around) {
        int i = at;
        while (i < text.to()) {
            int b = text.at(i);
            if (Bytes.isSpace(b) || b == '&' || b == '"' || b == '`' || (b == around && around != ' ')) {
                break;
            }
            if (b == '\'' && !isApostrophe(i, at)) {
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

    /** Whether a mark stands within a word, as in {@code bob's1}, rather than at its end. */
    private boolean isApostrophe(int i, int start) {
        return i > start && Bytes.isAlphanumeric(text.at(i - 1)) && Bytes.isAlphanumeric(text.at(i + 1));
    }

    /** Whether the next pair follows, as in a connection string. */
    boolean isBeforeName(int at) {
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
}
