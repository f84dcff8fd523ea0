package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.NameRules;

/** A value that stands before its name: {@code "x" == password}. */
final class ComparedPairs {

    private static final int MAX_COMPARED = 256;
    private static final int MAX_NAME = 64;

    private final Text text;
    private final NameRules names;
    private final PairMarks marks;

    ComparedPairs(Text text, NameRules names, PairMarks marks) {
        this.text = text;
        this.names = names;
        this.marks = marks;
    }

    /** Adds the quoted value before an operator that a sensitive name follows; gives where to go on, or -1. */
    int find(int operator) {
        int end = operator;
        while (end < operator + 3 && (text.at(end) == '=' || text.at(end) == '!')) {
            end++;
        }
        int quote = operator - 1;
        while (quote > operator - 4 && text.at(quote) == ' ') {
            quote--;
        }
        if (end - operator < 2 || !(marks.isQuote(quote) || text.at(quote) == '`')) {
            return -1;
        }
        int nameStart = marks.spaces(end);
        int nameEnd = nameStart;
        while (nameEnd < nameStart + MAX_NAME && Bytes.isName(text.at(nameEnd))) {
            nameEnd++;
        }
        MaskingRule rule = nameEnd == nameStart
                ? null
                : names.find(text.bytes(), nameStart, nameEnd).rule();
        int open = rule == null ? -1 : opening(quote);
        if (rule == null || open < 0) {
            return -1;
        }
        if (open + 1 < quote) {
            text.hits.add(open + 1, quote, MaskClass.NAME, rule);
        }
        return nameEnd;
    }

    /** The mark that opens what a mark closes, or -1. */
    private int opening(int quote) {
        int floor = Math.max(text.from(), Math.max(quote - MAX_COMPARED, text.hits.lastEnd()));
        for (int i = quote - 1; i >= floor; i--) {
            if (text.at(i) == text.at(quote)) {
                return i;
            }
        }
        return -1;
    }
}
