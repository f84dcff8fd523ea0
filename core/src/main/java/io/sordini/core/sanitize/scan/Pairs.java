package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.Hint;
import io.sordini.core.sanitize.name.NameRules;
import io.sordini.core.sanitize.name.NameRules.Name;
import io.sordini.core.sanitize.name.RuleMask;
import org.jspecify.annotations.Nullable;

/** A sensitive name and its value: {@code password=x}, {@code "password": "x"}, {@code <password>x</password>}. */
final class Pairs {

    private static final int MAX_SPACES = 8;
    private static final byte[] MASKED = Text.ascii(MaskClass.SECRET.placeholder());
    private static final int MAX_LABEL = 64;
    private static final int MAX_COMPARED = 256;
    private static final int MAX_IDENTIFIED = 64;
    private static final String IDENTIFIED = "identified";
    private static final int NUMERIC = Hint.CARD.bit() | Hint.SSN.bit() | Hint.PHONE.bit();

    private final Text text;
    private final NameRules names;
    private final PairValue value;
    private final CommandOptions options;
    private @Nullable MaskingRule labelled;
    private int labelEnd;

    Pairs(Text text, NameRules names) {
        this.text = text;
        this.names = names;
        value = new PairValue(text);
        options = new CommandOptions(text);
    }

    void clear() {
        value.clear();
        labelled = null;
    }

    /** Whether what follows a word may join it with a value. */
    static boolean mayFollowName(int b) {
        return switch (b) {
            case '=', ':', '"', '\'', '`', '\\', ']', '[', '(', '>', ' ', '\t', '!' -> true;
            default -> false;
        };
    }

    /** Adds the value of a name, if both are what they seem; gives where to go on, or -1. */
    int find(int nameStart, int nameEnd) {
        int next = text.at(nameEnd);
        if (next == '>') {
            return text.at(nameStart - 1) == '<' ? element(nameStart, nameEnd) : -1;
        }
        if (next == '(') {
            return called(nameStart, nameEnd);
        }
        int secret = text.at(nameStart - 1) == '-' ? options.find(nameStart, value) : -1;
        if (secret > 0) {
            return secret;
        }
        int i = next == '[' && text.at(nameEnd + 1) == ']' ? nameEnd + 2 : nameEnd;
        while (i < nameEnd + 6 && isQuoting(text.at(i))) {
            i++;
        }
        i = spaces(i);
        int operator = operatorEnd(i);
        if (operator == i) {
            return i == nameEnd ? -1 : unjoined(nameStart, nameEnd, i);
        }
        int start = spaces(operator);
        if (start >= text.to() || !names.mayMatter(text.bytes(), nameStart, nameEnd)) {
            return -1;
        }
        Name name = names.find(text.bytes(), nameStart, nameEnd);
        MaskingRule rule = ruleOf(name, start);
        if (rule == null || isPlaceholder(nameStart, nameEnd)) {
            return -1;
        }
        boolean compared = text.at(i) == '!' || (operator - i > 1 && text.at(i) == '=' && text.at(i + 1) == '=');
        boolean numeric = (name.hints() & NUMERIC) != 0;
        boolean lineStart = !numeric
                && rule.type() == MaskingRule.Type.REPLACE
                && text.at(i) == ':'
                && text.at(i + 1) == ' '
                && startsLine(nameStart);
        value.read(start, lineStart, quoteBefore(nameStart));
        if (numeric && !value.isQuoted()) {
            value.takeDigitGroups();
        }
        if (compared && !value.isQuoted()) {
            return -1;
        }
        if (name.takesLine() && !value.isQuoted()) {
            value.takeLine(start, text.at(i) == '=');
        }
        return add(rule);
    }

    /** The rule of a name; that of the label before it if it is one for values, as in a cut list of headers. */
    private @Nullable MaskingRule ruleOf(Name name, int start) {
        if (name.rule() != null) {
            return name.rule();
        }
        if (name.isLabel() && isQuoting(text.at(start))) {
            value.read(start, false, ' ');
            labelled = value.isQuoted() && value.end() - value.start() <= MAX_LABEL && value.end() > value.start()
                    ? names.find(text.bytes(), value.start(), value.end()).rule()
                    : null;
            labelEnd = value.end();
        }
        return name.isLabelled() && start - labelEnd < MAX_LABEL ? labelled : null;
    }

    private int add(MaskingRule rule) {
        int masked = maskedEnd(rule);
        if (masked >= 0) {
            return masked;
        }
        if (value.isInnocent()) {
            return -1;
        }
        text.hits.add(value.start(), value.end(), MaskClass.NAME, rule);
        return value.end();
    }

    /** A value that was masked before stays as it is, even where its replacement has spaces. */
    private int maskedEnd(MaskingRule rule) {
        if (rule.type() == MaskingRule.Type.REPLACE) {
            byte[] replacement = Text.utf8(RuleMask.whole(rule));
            return text.startsWith(replacement, value.start()) ? value.start() + replacement.length : -1;
        }
        if (rule.type() != MaskingRule.Type.FORMAT) {
            return -1;
        }
        int limit = Math.min(text.to(), value.start() + rule.format().length() + 8);
        String there = text.string(value.start(), limit);
        return RuleMask.maskedEnd(rule, there, 0) < 0 ? -1 : value.start() + RuleMask.maskedEnd(rule, there, 0);
    }

    /** {@code <password>x</password>}. */
    private int element(int nameStart, int nameEnd) {
        MaskingRule rule = names.find(text.bytes(), nameStart, nameEnd).rule();
        if (rule == null) {
            return -1;
        }
        value.readElement(nameEnd + 1);
        return value.isEmpty() ? -1 : add(rule);
    }

    /** {@code PASSWORD('x')} and {@code setPassword("x")}, but not {@code getPassword("name")}. */
    private int called(int nameStart, int nameEnd) {
        int quote = text.at(nameEnd + 1);
        boolean argument = quote == '\'' || quote == '"';
        if (!argument || !isPasswordSetter(nameStart, nameEnd)) {
            return -1;
        }
        MaskingRule rule = names.find(text.bytes(), nameStart, nameEnd).rule();
        value.read(nameEnd + 1, false, ' ');
        return rule != null && value.isClosed() && value.isMixed() ? add(rule) : -1;
    }

    private boolean isPasswordSetter(int nameStart, int nameEnd) {
        int start = Math.max(nameStart, nameEnd - 8);
        if (!text.startsWithIgnoringCase("password", start)) {
            return false;
        }
        int before = text.at(start - 1);
        return start == nameStart
                || before == '.'
                || (start - 3 >= nameStart && text.startsWithIgnoringCase("set", start - 3))
                || (start - 4 >= nameStart && text.startsWithIgnoringCase("with", start - 4));
    }

    /** {@code password "x";} and {@code --password x}. */
    private int unjoined(int nameStart, int nameEnd, int at) {
        int beforeHyphen = text.at(nameStart - 2);
        boolean option = text.at(nameStart - 1) == '-' && (beforeHyphen == '-' || beforeHyphen == ' ');
        int first = text.at(at);
        boolean quoted = first == '"' || first == '\'' || first == '`';
        boolean told = text.startsWithIgnoringCase("is ", at) || text.startsWithIgnoringCase("was ", at);
        if (isUserOption(nameStart, nameEnd)) {
            return userOption(at);
        }
        if (quoted && isIdentifiedBy(nameStart, nameEnd)) {
            value.read(at, false, ' ');
            return value.isClosed() ? addSecret() : -1;
        }
        if (text.at(nameEnd) != ' ' || !(option || quoted || told) || first == '-') {
            return -1;
        }
        MaskingRule rule = names.find(text.bytes(), nameStart, nameEnd).rule();
        if (rule == null || rule.type() == MaskingRule.Type.PARTIAL) {
            return -1;
        }
        value.read(told ? spaces(at + (text.at(at + 2) == ' ' ? 2 : 3)) : at, false, ' ');
        boolean secret = option
                || (told && value.isMixed())
                || (value.isClosed() && (text.at(value.end() + 1) == ';' || value.isMixed()));
        return secret ? add(rule) : -1;
    }

    /** As in {@code IDENTIFIED BY 'x'} and {@code IDENTIFIED WITH plugin BY 'x'}. */
    private boolean isIdentifiedBy(int nameStart, int nameEnd) {
        if (nameEnd - nameStart != 2 || !text.startsWithIgnoringCase("by", nameStart)) {
            return false;
        }
        int floor = Math.max(text.from(), nameStart - MAX_IDENTIFIED);
        for (int i = nameStart - IDENTIFIED.length() - 1; i >= floor; i--) {
            if (text.startsWithIgnoringCase(IDENTIFIED, i)) {
                int rest = i + IDENTIFIED.length();
                return rest == nameStart - 1 || text.startsWithIgnoringCase(" with ", rest);
            }
        }
        return false;
    }

    private int addSecret() {
        if (value.isInnocent()) {
            return -1;
        }
        text.hits.add(value.start(), value.end(), MaskClass.SECRET);
        return value.end();
    }

    private boolean isUserOption(int nameStart, int nameEnd) {
        boolean brief = nameEnd - nameStart <= 4 && text.at(nameEnd - 1) == 'u' && text.at(nameStart - 2) != '-';
        boolean spelled = nameEnd - nameStart == 4 && text.startsWithIgnoringCase("user", nameStart);
        return text.at(nameStart - 1) == '-' && (brief || (spelled && text.at(nameStart - 2) == '-'));
    }

    /** The secret in {@code -u name:secret}, unless both are numbers of users. */
    private int userOption(int at) {
        value.read(at, false, ' ');
        int colon = value.start();
        while (colon < value.end() && text.at(colon) != ':') {
            colon++;
        }
        boolean secret = value.end() - colon > 3 && colon > value.start() && !Bytes.isDigit(text.at(value.start()));
        if (!secret || text.startsWith(MASKED, colon + 1) || text.at(colon + 1) == '/' || text.at(colon + 1) == '$') {
            return -1;
        }
        text.hits.add(colon + 1, value.end(), MaskClass.SECRET);
        return value.end();
    }

    /** {@code "x" == password}, from its operator. */
    int findCompared(int operator) {
        int end = operator;
        while (end < operator + 3 && (text.at(end) == '=' || text.at(end) == '!')) {
            end++;
        }
        int quote = operator - 1;
        while (quote > operator - 4 && text.at(quote) == ' ') {
            quote--;
        }
        int mark = text.at(quote);
        if (end - operator < 2 || (mark != '"' && mark != '\'' && mark != '`')) {
            return -1;
        }
        int nameStart = spaces(end);
        int nameEnd = nameStart;
        while (nameEnd < nameStart + 64 && Bytes.isName(text.at(nameEnd))) {
            nameEnd++;
        }
        MaskingRule rule = nameEnd == nameStart
                ? null
                : names.find(text.bytes(), nameStart, nameEnd).rule();
        if (rule == null) {
            return -1;
        }
        int floor = Math.max(text.from(), Math.max(quote - MAX_COMPARED, text.hits.lastEnd()));
        for (int i = quote - 1; i >= floor; i--) {
            if (text.at(i) == mark) {
                if (i + 1 < quote) {
                    text.hits.add(i + 1, quote, MaskClass.NAME, rule);
                }
                return nameEnd;
            }
        }
        return -1;
    }

    private int quoteBefore(int nameStart) {
        int before = text.at(nameStart - 1);
        return before == '"' || before == '\'' || before == '`' ? before : ' ';
    }

    private boolean startsLine(int nameStart) {
        int i = nameStart - 1;
        while (i > nameStart - MAX_SPACES && i >= text.from() && (text.at(i) == ' ' || text.at(i) == '-')) {
            i--;
        }
        return i < text.from() || text.at(i) == '\n';
    }

    private int operatorEnd(int at) {
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
        boolean encoded = first == '%' && text.at(at + 1) == '3' && (text.at(at + 2) | 32) == 'd';
        return encoded ? at + 3 : at;
    }

    private static boolean isQuoting(int b) {
        return b == '"' || b == '\'' || b == '\\' || b == '`' || b == ']';
    }

    private boolean isPlaceholder(int nameStart, int nameEnd) {
        return text.at(nameStart - 1) == '['
                && text.at(nameEnd) == ']'
                && MaskClass.isPlaceholder(text.string(nameStart - 1, nameEnd + 1));
    }

    private int spaces(int at) {
        int i = at;
        while (i < at + MAX_SPACES && (i < text.to()) && (text.at(i) == ' ' || text.at(i) == '\t')) {
            i++;
        }
        return i;
    }
}
