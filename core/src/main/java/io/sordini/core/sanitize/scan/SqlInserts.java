package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.NameRules;
import org.jspecify.annotations.Nullable;

/**
 * Values of columns with a sensitive name in {@code INSERT INTO t (id, password) VALUES (1, 'x'), (2, 'y')}, by their place.
 * They are found from the word VALUES, ahead of their turn, since what stands between is scanned as well.
 */
final class SqlInserts {

    private static final int MAX_COLUMNS = 32;
    private static final int MAX_LIST = 1024;
    private static final int MAX_ROWS = 16 * 1024;

    private final Text text;
    private final NameRules names;
    private final PairValue value;
    private final @Nullable MaskingRule[] columns = new MaskingRule[MAX_COLUMNS];
    private int count;
    private int readBefore;

    SqlInserts(Text text, NameRules names, PairValue value) {
        this.text = text;
        this.names = names;
        this.value = value;
    }

    void clear() {
        readBefore = -1;
    }

    /** Notes the values of sensitive columns behind a word that may be VALUES. */
    void find(int wordStart, int wordEnd) {
        if (wordEnd - wordStart != 6 || wordStart < readBefore || !text.startsWithIgnoringCase("values", wordStart)) {
            return;
        }
        int close = spacesBefore(wordStart);
        if (text.at(close - 1) != ')' || !readColumns(close - 1)) {
            return;
        }
        int limit = Math.min(text.to(), wordEnd + MAX_ROWS);
        while (limit < text.to() && Bytes.isContinuation(text.at(limit))) { // cut within a character
            limit--;
        }
        int i = spacesBehind(wordEnd);
        while (i > 0 && i < limit && text.at(i) == '(') {
            i = row(i + 1, limit);
            readBefore = i < 0 ? readBefore : i;
            i = i > 0 && text.at(spacesBehind(i)) == ',' ? spacesBehind(spacesBehind(i) + 1) : -1;
        }
    }

    private int spacesBefore(int at) {
        int i = at;
        while (i > text.from() && i > at - 8 && Bytes.isSpace(text.at(i - 1))) {
            i--;
        }
        return i;
    }

    private int spacesBehind(int at) {
        int i = at;
        while (i < text.to() && i < at + 8 && Bytes.isSpace(text.at(i))) {
            i++;
        }
        return i;
    }

    /** Reads the names before a parenthesis; whether one is sensitive. */
    private boolean readColumns(int close) {
        int floor = Math.max(text.from(), close - MAX_LIST);
        int open = close - 1;
        while (open > floor && text.at(open) != '(' && text.at(open) != ')') {
            open--;
        }
        count = 0;
        boolean sensitive = false;
        int start = open + 1;
        for (int i = start; text.at(open) == '(' && i <= close && count < MAX_COLUMNS; i++) {
            if (i == close || text.at(i) == ',') {
                columns[count] = column(start, i);
                sensitive |= columns[count++] != null;
                start = i + 1;
            }
        }
        return sensitive;
    }

    private @Nullable MaskingRule column(int start, int end) {
        int from = start;
        int to = end;
        while (from < to && !Bytes.isWord(text.at(from))) {
            from++;
        }
        while (to > from && !Bytes.isWord(text.at(to - 1))) {
            to--;
        }
        MaskingRule rule = from < to ? names.find(text.bytes(), from, to).rule() : null;
        return rule == null || rule.type() == MaskingRule.Type.PARTIAL ? null : rule;
    }

    /** Reads a row; gives where it ends behind its parenthesis, or -1 if it does not. */
    private int row(int start, int limit) {
        int column = 0;
        int depth = 0;
        boolean found = false;
        for (int i = start; i < limit; i++) {
            int b = text.at(i);
            if (b == '\'' || b == '"') {
                int close = closing(i, limit);
                if (!found && column < count && columns[column] != null) {
                    note(i + 1, close, columns[column]);
                    found = true;
                }
                i = close;
            } else if (b == ',' && depth == 0) {
                column++;
                found = false;
            } else if (b == '(') {
                depth++;
            } else if (b == ')' && depth-- == 0) {
                return i + 1;
            }
        }
        readBefore = limit;
        return -1;
    }

    /** Where a quoted text closes; a mark that is doubled or behind a backslash does not close it. */
    private int closing(int quote, int limit) {
        int mark = text.at(quote);
        int i = quote + 1;
        while (i < limit && (text.at(i) != mark || text.at(i + 1) == mark)) {
            i += text.at(i) == '\\' || text.at(i) == mark ? 2 : 1;
        }
        return Math.min(i, limit);
    }

    private void note(int start, int end, MaskingRule rule) {
        value.take(start, end);
        if (!value.isInnocent()) {
            text.hits.addAhead(start, end, MaskClass.NAME, rule);
        }
    }
}
