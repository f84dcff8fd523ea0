package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.Hint;
import io.sordini.core.sanitize.name.NameRules;
import io.sordini.core.sanitize.name.NameRules.Name;

/**
 * A sensitive name and its value, however they are joined: here by an operator, as in {@code password=x} and
 * {@code "password": "x"}; by tags, calls, options and words in the rooms beside this one.
 */
final class Pairs {

    private static final int MAX_WORD = 32;
    private static final int MAX_SCOPE = 128;
    private static final int NUMERIC = Hint.CARD.bit() | Hint.SSN.bit() | Hint.PHONE.bit();

    private final Text text;
    private final PairMarks marks;
    private final PairValue value;
    private final PairHits hits;
    private final PairNames names;
    private final PairLabels labels;
    private final Counts counts;
    private final Elements elements;
    private final Calls calls;
    private final CommandOptions options;
    private final UnjoinedPairs unjoined;
    private final ComparedPairs compared;
    private final Accounts accounts;
    private final SqlInserts inserts;

    Pairs(Text text, NameRules rules, PairHits.Between between) {
        this.text = text;
        marks = new PairMarks(text);
        value = new PairValue(text);
        hits = new PairHits(text, value, between);
        names = new PairNames(text, rules);
        labels = new PairLabels(text, rules, value);
        counts = new Counts(text, value);
        elements = new Elements(text, rules, value, hits);
        calls = new Calls(text, rules, marks, value, hits);
        options = new CommandOptions(text, value, hits);
        unjoined = new UnjoinedPairs(text, names, marks, value, hits);
        compared = new ComparedPairs(text, rules, marks);
        accounts = new Accounts(text, value, hits);
        inserts = new SqlInserts(text, rules, value);
    }

    void clear() {
        value.clear();
        labels.clear();
        options.clear();
        inserts.clear();
    }

    /** Whether what follows a word may join it with a value. */
    static boolean mayFollowName(int b) {
        return switch (b) {
            case '=', ':', '"', '\'', '`', '\\', ']', '[', '(', '>', ' ', '\t', '!' -> true;
            default -> false;
        };
    }

    /** Whether a name before an operator, or a space before it, ends beyond ASCII. */
    static boolean isBeyondAscii(Text text, int operator) {
        return text.at(operator - 1) < 0 || (text.at(operator - 1) == ' ' && text.at(operator - 2) < 0);
    }

    /** Adds the value of a name that ends beyond ASCII, from its operator; gives where to go on, or -1. */
    int findBeyondAscii(int operator) {
        int end = text.at(operator - 1) < 0 ? operator : operator - 1;
        return find(end, end);
    }

    /** {@code "x" == password}, from its operator. */
    int findCompared(int operator) {
        return compared.find(operator);
    }

    /** Adds the value of a name, if both are what they seem; gives where to go on, or -1. */
    int find(int wordStart, int nameEnd) {
        hits.name(nameEnd);
        int nameStart = text.at(wordStart - 1) < 0 ? names.beyondAsciiStart(wordStart) : wordStart;
        int next = text.at(nameEnd);
        int before = text.at(nameStart - 1);
        if (next == '>') {
            return elements.find(nameStart, nameEnd);
        }
        int special = -1;
        if (before == '<' || before == ':') {
            special = elements.findWithAttributes(nameStart, nameEnd);
        } else if (before == '-') {
            special = options.find(nameStart, nameEnd);
        } else if (before == '/' && next == ':' && nameEnd == nameStart + 1) {
            special = options.findBehindSlash(nameStart);
        }
        inserts.find(nameStart, nameEnd);
        if (special > 0 || next == '(') {
            return special > 0 ? special : calls.find(nameStart, nameEnd);
        }
        return marked(nameStart, nameEnd);
    }

    /** Looks for what joins a name with its value. */
    private int marked(int nameStart, int nameEnd) {
        int i = text.at(nameEnd) == '[' && text.at(nameEnd + 1) == ']' ? nameEnd + 2 : nameEnd;
        while (i < nameEnd + 6 && PairMarks.isQuoting(text.at(i))) {
            i++;
        }
        i = marks.spaces(i);
        int operator = marks.operatorEnd(i);
        if (operator > i) {
            return joined(nameStart, nameEnd, i, operator);
        }
        if (marks.isQuote(nameEnd) && (text.at(nameEnd + 1) == '>' || text.at(nameEnd + 1) == ',')) {
            return quotedName(nameStart, nameEnd);
        }
        if (i == nameEnd) {
            return -1;
        }
        if (marks.isQuote(i)) {
            labels.note(nameStart, nameEnd, i);
        }
        return unjoined.find(nameStart, nameEnd, i);
    }

    /** {@code <entry key="password">x</entry>} and {@code define('DB_PASSWORD', 'x')}, from the name. */
    private int quotedName(int nameStart, int nameEnd) {
        if (text.at(nameStart - 1) != text.at(nameEnd)) {
            return -1;
        }
        return text.at(nameEnd + 1) == '>'
                ? elements.findByAttribute(nameStart, nameEnd)
                : calls.findArgument(nameStart, nameEnd);
    }

    private int joined(int nameStart, int nameEnd, int at, int operator) {
        int start = marks.spaces(operator);
        if (text.at(at) == ':') {
            start = marks.declared(start);
        }
        if (start >= text.to()) {
            return -1;
        }
        Name name = names.find(nameStart, nameEnd);
        MaskingRule rule = labels.ruleOf(name, start);
        if (rule == null && text.at(nameStart - 1) == ' ') {
            name = names.phrase(name, nameStart, nameEnd);
            rule = name.rule();
        }
        if (rule == null) {
            return accounts.find(nameStart, at, start);
        }
        if (names.isPlaceholder(nameStart, nameEnd) || names.isFile(nameStart, at)) {
            return -1;
        }
        boolean found = read(name, rule, nameStart, at, start)
                && !(marks.isComparison(at, operator) && !value.isQuoted())
                && !counts.isCount(name, nameStart, nameEnd);
        if (!found) {
            return -1;
        }
        int scope = start == operator ? scope(nameStart) : -1;
        return scope < 0 ? hits.add(rule) : hits.addSecret(scope);
    }

    /** Reads the value; tells whether there is one. */
    private boolean read(Name name, MaskingRule rule, int nameStart, int operator, int start) {
        boolean numeric = (name.hints() & NUMERIC) != 0 || rule.type() == MaskingRule.Type.FORMAT;
        boolean colon = text.at(operator) == ':';
        boolean lineStart = !numeric
                && rule.type() == MaskingRule.Type.REPLACE
                && colon
                && text.at(operator + 1) == ' '
                && marks.startsLine(nameStart);
        value.read(start, lineStart, marks.quoteBefore(nameStart));
        if (value.isConcatenation()) {
            return false;
        }
        int otherwise = value.isQuoted() ? -1 : marks.otherwise(value.end());
        if (otherwise > 0) {
            value.read(otherwise, false, ' ');
        }
        if (colon && (text.at(start) == '|' || text.at(start) == '>')) {
            takeBlock(start);
        }
        if (value.isQuoted() || (name.takesLine() && hits.isMasked(rule))) {
            return true;
        }
        calls.takeHashed();
        if (name.takesLine()) {
            value.takeLine(start, text.at(operator) == '=');
        } else if (numeric) {
            value.takeDigitGroups();
        } else if (name.words().joined().contains("iban")) {
            value.takeAccountGroups();
        } else if (!value.isQuoted()) {
            value.takeSpaced(nameStart);
        }
        return true;
    }

    /** Takes the first line of a block of YAML. */
    private void takeBlock(int start) {
        int i = start + 1;
        if (text.at(i) == '-' || text.at(i) == '+') {
            i++;
        }
        int line = text.at(i) == '\n' ? i + 1 : -1;
        if (line < 0) {
            return;
        }
        while (line < i + MAX_WORD && text.at(line) == ' ' && line < text.to()) {
            line++;
        }
        value.read(line, true, ' ');
    }

    /** Where the registry begins that a name is for, as in {@code //registry/:_authToken=x}, whose line goes whole; or -1. */
    private int scope(int nameStart) {
        if (text.at(nameStart) != '_' || text.at(nameStart - 1) != ':' || text.at(nameStart - 2) != '/') {
            return -1;
        }
        int floor = Math.max(text.from(), Math.max(nameStart - MAX_SCOPE, text.hits.lastEnd()));
        int i = nameStart - 3;
        while (i > floor && text.at(i - 1) != ':' && !Bytes.isSpace(text.at(i - 1)) && text.at(i - 1) != '"') {
            i--;
        }
        boolean whole = text.at(i) == '/' && text.at(i + 1) == '/' && text.at(i + 2) != '/';
        return whole && Bytes.isSpace(text.at(i - 1)) ? i : -1;
    }
}
