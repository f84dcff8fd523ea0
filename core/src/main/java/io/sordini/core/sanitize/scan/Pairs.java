package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.Hint;
import io.sordini.core.sanitize.name.NameRules;
import io.sordini.core.sanitize.name.NameRules.Name;
import io.sordini.core.sanitize.name.RuleMask;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sensitive name and its value: {@code password=x}, {@code "password": "x"}, {@code <password>x</password>}. */
final class Pairs {

    private static final int MAX_SPACES = 8;
    private static final byte[] MASKED = Text.ascii(MaskClass.SECRET.placeholder());
    private static final int MAX_LABEL = 64;
    private static final int MAX_COMPARED = 256;
    private static final int MAX_IDENTIFIED = 64;
    private static final String IDENTIFIED = "identified";
    private static final int MAX_WORD = 32;
    private static final int MAX_ATTRIBUTES = 128;
    private static final int MAX_HASH = 256;
    private static final int SHORTEST_HASH = 16;

    /** Words that say what a value is only with the words before them. */
    private static final Set<String> PHRASE_ENDS = Set.of("key", "id", "code", "passe", "hash");

    private static final List<String> CODES = List.of("pin", "code", "otp");
    private static final int NUMERIC = Hint.CARD.bit() | Hint.SSN.bit() | Hint.PHONE.bit();

    private final Text text;
    private final NameRules names;
    private final PairValue value;
    private final CommandOptions options;
    private final ToldSecrets told;
    private @Nullable MaskingRule labelled;
    private int labelEnd;

    Pairs(Text text, NameRules names) {
        this.text = text;
        this.names = names;
        value = new PairValue(text);
        options = new CommandOptions(text);
        told = new ToldSecrets(text, value);
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
    int find(int wordStart, int nameEnd) {
        int nameStart = text.at(wordStart - 1) < 0 ? beyondAsciiStart(wordStart) : wordStart;
        int next = text.at(nameEnd);
        if (next == '>') {
            return isTag(nameStart) ? element(nameStart, nameEnd, nameEnd + 1) : -1;
        }
        if (text.at(nameStart - 1) == '<' || text.at(nameStart - 1) == ':') {
            int element = next == ' ' && isTag(nameStart) ? elementWithAttributes(nameStart, nameEnd) : -1;
            if (element > 0) {
                return element;
            }
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
            int quoting = text.at(nameEnd);
            if ((quoting == '"' || quoting == '\'') && (text.at(nameEnd + 1) == '>' || text.at(nameEnd + 1) == ',')) {
                return quotedName(nameStart, nameEnd, quoting);
            }
            return i == nameEnd ? -1 : unjoined(nameStart, nameEnd, i);
        }
        int start = spaces(operator);
        if (text.at(i) == ':') {
            start = declared(start);
        }
        if (start >= text.to()) {
            return -1;
        }
        Name name = names.find(text.bytes(), nameStart, nameEnd);
        MaskingRule rule = ruleOf(name, start);
        if (rule == null && text.at(nameStart - 1) == ' ') {
            name = phrase(name, nameStart, nameEnd);
            rule = name.rule();
        }
        if (rule == null && text.at(start) == '$') {
            return hash(start);
        }
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
        if (value.isConcatenation()) {
            return -1;
        }
        int otherwise = value.isQuoted() ? -1 : otherwise(value.end());
        if (otherwise > 0) {
            value.read(otherwise, false, ' ');
        }
        if (text.at(i) == ':' && (text.at(start) == '|' || text.at(start) == '>')) {
            takeBlock(start);
        }
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
        } else if (name.isLabel()) {
            labelled = bareLabel(start);
        }
        return name.isLabelled() && start - labelEnd < MAX_LABEL ? labelled : null;
    }

    /** The rule of a label without quotes that ends its line, as in {@code - name: DB_PASSWORD}. */
    private @Nullable MaskingRule bareLabel(int start) {
        int end = start;
        while (end < start + MAX_LABEL && Bytes.isName(text.at(end))) {
            end++;
        }
        labelEnd = end;
        boolean line = end > start && (text.at(end) == '\n' || text.at(end) == '\r');
        return line ? names.find(text.bytes(), start, end).rule() : null;
    }

    /** The name with the words before it, as in {@code access key: x} and {@code mot de passe : x}. */
    private Name phrase(Name word, int nameStart, int nameEnd) {
        if (!PHRASE_ENDS.contains(word.words().joined())) {
            return word;
        }
        int start = nameStart;
        Name name = word;
        for (int words = 0; words < 2 && name.rule() == null && text.at(start - 1) == ' '; words++) {
            int floor = Math.max(text.from(), start - MAX_WORD);
            int end = start - 1;
            start = end;
            while (start > floor && Bytes.isWord(text.at(start - 1))) {
                start--;
            }
            if (start == end) {
                return word;
            }
            name = names.find(text.bytes(), start, nameEnd);
        }
        return name.rule() == null ? word : name;
    }

    /** Where a name starts that is not only of ASCII, as in {@code contraseña}. */
    private int beyondAsciiStart(int wordStart) {
        int floor = Math.max(text.from(), wordStart - MAX_WORD);
        int i = wordStart;
        while (i > floor && (text.at(i - 1) < 0 || Bytes.isWord(text.at(i - 1)))) {
            i--;
        }
        while (i < wordStart && (text.at(i) & 0xc0) == 0x80) { // cut within a character
            i++;
        }
        return i;
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

    /** Where the value of a declared variable starts, as in {@code password: String = "x"}. */
    private int declared(int start) {
        int i = start;
        while (i < start + MAX_WORD && (Bytes.isName(text.at(i)) || text.at(i) == '&')) {
            i++;
        }
        int operator = spaces(i);
        int quote = i > start && text.at(operator) == '=' ? spaces(operator + 1) : start;
        return text.at(quote) == '"' || text.at(quote) == '\'' ? quote : start;
    }

    /** Where the value starts that stands in for an absent one, as in {@code process.env.SECRET || 'x'}, or -1. */
    private int otherwise(int end) {
        boolean absent = text.startsWithIgnoringCase(" || ", end)
                || text.startsWithIgnoringCase(" ?? ", end)
                || text.startsWithIgnoringCase(" or ", end);
        int quote = end + 4;
        return absent && (text.at(quote) == '"' || text.at(quote) == '\'') ? quote : -1;
    }

    /** A hash as files of accounts have it behind a user's name: {@code root:$6$salt$hash}. */
    private int hash(int start) {
        int i = start + 1;
        while (i < start + 6 && Bytes.isAlphanumeric(text.at(i))) {
            i++;
        }
        if (i == start + 1 || text.at(i) != '$' || !Bytes.isAlphanumeric(text.at(i + 1))) {
            return -1;
        }
        int limit = Math.min(text.to(), start + MAX_HASH);
        while (i < limit && (Bytes.isAlphanumeric(text.at(i)) || "$./=,+-".indexOf(text.at(i)) >= 0)) {
            i++;
        }
        if (i - start < SHORTEST_HASH) {
            return -1;
        }
        text.hits.add(start, i, MaskClass.SECRET);
        return i;
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

    private int add(MaskingRule rule) {
        int masked = maskedEnd(rule);
        if (masked >= 0) {
            return masked;
        }
        boolean noNumber = rule.type() == MaskingRule.Type.FORMAT && !value.isQuoted() && !value.hasDigit();
        if (noNumber || value.isInnocent()) { // as in "PhoneStatusBar: hidden"
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
    private int element(int nameStart, int nameEnd, int at) {
        MaskingRule rule = names.find(text.bytes(), nameStart, nameEnd).rule();
        if (rule == null) {
            return -1;
        }
        value.readElement(at);
        return value.isEmpty() ? -1 : add(rule);
    }

    /** {@code <wsse:Password Type="t">x</wsse:Password>}, if no attribute is a value itself. */
    private int elementWithAttributes(int nameStart, int nameEnd) {
        int i = nameEnd;
        while (i < nameEnd + MAX_ATTRIBUTES && text.at(i) != '>' && text.at(i) != '<') {
            i++;
        }
        return text.at(i) == '>' && text.at(i - 1) != '/' ? element(nameStart, nameEnd, i + 1) : -1;
    }

    /** Whether a tag opens whose name, or what follows its prefix, starts here. */
    private boolean isTag(int nameStart) {
        int i = nameStart - 1;
        if (text.at(i) == ':') {
            i--;
            while (i > nameStart - MAX_WORD && Bytes.isWord(text.at(i))) {
                i--;
            }
        }
        return text.at(i) == '<';
    }

    /** {@code <entry key="password">x</entry>} and {@code define('DB_PASSWORD', 'x')}, from the name. */
    private int quotedName(int nameStart, int nameEnd, int quote) {
        if (text.at(nameStart - 1) != quote) {
            return -1;
        }
        int before = text.at(nameStart - 2);
        if (text.at(nameEnd + 1) == '>') {
            boolean label = before == '='
                    && (text.startsWithIgnoringCase("name", nameStart - 6)
                            || text.startsWithIgnoringCase("key", nameStart - 5));
            return label ? element(nameStart, nameEnd, nameEnd + 2) : -1;
        }
        int start = spaces(nameEnd + 2);
        int argument = text.at(start);
        boolean called = before == '(' || (before == ' ' && text.at(nameStart - 3) == '(');
        if (!called || (argument != '"' && argument != '\'')) {
            return -1;
        }
        MaskingRule rule = names.find(text.bytes(), nameStart, nameEnd).rule();
        if (rule == null) {
            return -1;
        }
        value.read(start, false, ' ');
        return value.isClosed() && value.isMixed() ? add(rule) : -1;
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
        if (isUserOption(nameStart, nameEnd)) {
            return userOption(at);
        }
        if (quoted && isIdentifiedBy(nameStart, nameEnd)) {
            value.read(at, false, ' ');
            return value.isClosed() ? addSecret() : -1;
        }
        if (text.at(nameEnd) != ' ' || first == '-') {
            return -1;
        }
        if (!option && !quoted) {
            return told(nameStart, nameEnd, at);
        }
        MaskingRule rule = names.find(text.bytes(), nameStart, nameEnd).rule();
        if (rule == null || rule.type() == MaskingRule.Type.PARTIAL) {
            return -1;
        }
        value.read(at, false, ' ');
        boolean secret = option || (value.isClosed() && (text.at(value.end() + 1) == ';' || value.isMixed()));
        return secret ? add(rule) : -1;
    }

    /** {@code password is x}, {@code password for bob: x} and {@code requirepass x}. */
    private int told(int nameStart, int nameEnd, int at) {
        if (isIdentifiedBy(nameStart, nameEnd)) {
            return told.read(at) ? addSecret() : -1;
        }
        Name name = names.find(text.bytes(), nameStart, nameEnd);
        if (name.rule() == null && text.at(nameStart - 1) == ' ') {
            name = phrase(name, nameStart, nameEnd);
        }
        MaskingRule rule = name.rule();
        if (rule == null || rule.type() == MaskingRule.Type.PARTIAL || rule.type() == MaskingRule.Type.FORMAT) {
            return -1;
        }
        int owned = told.behindOwner(at);
        int from = owned > 0 ? owned : at;
        int start = told.telling(from);
        int first = text.at(start);
        if ((owned > 0 || start > from) && (first == '"' || first == '\'')) {
            value.read(start, false, ' ');
            return value.isClosed() && value.isMixed() ? add(rule) : -1;
        }
        if (start > from) {
            value.read(spaces(start), false, ' ');
            return value.isMixed() || isCode(name) ? add(rule) : -1;
        }
        return told.read(start) ? add(rule) : -1;
    }

    /** Whether a value without letters is one, as in "your PIN is 4821". */
    private boolean isCode(Name name) {
        int length = value.end() - value.start();
        boolean digits = length >= 4 && length <= 8;
        for (int i = value.start(); i < value.end() && digits; i++) {
            digits = Bytes.isDigit(text.at(i)) || (i == value.end() - 1 && text.at(i) == '.');
        }
        return digits && CODES.stream().anyMatch(name.words().joined()::endsWith);
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
