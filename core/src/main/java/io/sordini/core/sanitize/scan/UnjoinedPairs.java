package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.NameRules.Name;
import java.util.List;

/**
 * A name and its value with nothing but spaces between: {@code password "x";}, {@code --password x}, {@code -u name:x},
 * {@code IDENTIFIED BY 'x'}, {@code password is x}.
 */
final class UnjoinedPairs {

    private static final byte[] MASKED = Text.ascii(MaskClass.SECRET.placeholder());
    private static final int MAX_IDENTIFIED = 64;
    private static final String IDENTIFIED = "identified";
    private static final List<String> CODES = List.of("pin", "code", "otp");

    private final Text text;
    private final PairNames names;
    private final PairMarks marks;
    private final PairValue value;
    private final PairHits hits;
    private final ToldSecrets told;
    private final CommandPlaces commands;

    UnjoinedPairs(Text text, PairNames names, PairMarks marks, PairValue value, PairHits hits) {
        this.text = text;
        this.names = names;
        this.marks = marks;
        this.value = value;
        this.hits = hits;
        told = new ToldSecrets(text, value);
        commands = new CommandPlaces(text, value, hits, told);
    }

    /** Adds what starts at {@code at} behind the spaces after a name; gives where to go on, or -1. */
    int find(int nameStart, int nameEnd, int at) {
        int beforeHyphen = text.at(nameStart - 2);
        boolean option = text.at(nameStart - 1) == '-' && (beforeHyphen == '-' || beforeHyphen == ' ');
        int first = text.at(at);
        boolean quoted = marks.isQuote(at) || first == '`';
        if (isUserOption(nameStart, nameEnd)) {
            return userOption(at);
        }
        if (quoted && isIdentifiedBy(nameStart, nameEnd)) {
            value.read(at, false, ' ');
            return value.isClosed() ? hits.addSecret() : -1;
        }
        if (text.at(nameEnd) != ' ' || first == '-') {
            return -1;
        }
        if (!option && !quoted) {
            return told(nameStart, nameEnd, at);
        }
        MaskingRule rule = names.find(nameStart, nameEnd).rule();
        if (rule == null || rule.type() == MaskingRule.Type.PARTIAL) {
            return -1;
        }
        value.read(at, false, ' ');
        boolean ends = value.isClosed() && text.at(value.end() + 1) == ';';
        boolean secret = option || ends || (value.isClosed() && value.isMixed() && !isResource());
        return secret ? hits.add(rule) : -1;
    }

    /** Whether the value is an option, or the name of something, as in {@code secret "db-creds" created}. */
    private boolean isResource() {
        if (text.at(value.start()) == '-') {
            return true;
        }
        for (int i = value.start(); i < value.end(); i++) {
            int b = text.at(i);
            if ((b < 'a' || b > 'z') && b != '-' && b != '.') {
                return false;
            }
        }
        return true;
    }

    /** {@code password is x}, {@code password for bob: x} and {@code requirepass x}. */
    private int told(int nameStart, int nameEnd, int at) {
        if (isIdentifiedBy(nameStart, nameEnd)) {
            return told.read(at) ? hits.addSecret() : -1;
        }
        int placed = commands.find(nameStart, nameEnd, at);
        if (placed > 0) {
            return placed;
        }
        Name name = names.withPhrase(nameStart, nameEnd);
        MaskingRule rule = name.rule();
        if (rule == null || rule.type() == MaskingRule.Type.PARTIAL || rule.type() == MaskingRule.Type.FORMAT) {
            return -1;
        }
        int declared = marks.declared(at);
        if (declared > at || isConfigured(nameStart)) {
            value.read(declared, false, ' ');
            return value.isClosed() || value.hasDigit() || text.at(value.end() - 1) == '=' ? hits.add(rule) : -1;
        }
        int owned = told.behindOwner(at);
        int from = owned > 0 ? owned : at;
        int start = told.telling(from);
        if ((owned > 0 || start > from) && marks.isQuote(start)) {
            value.read(start, false, ' ');
            int end = value.isClosed() && value.isMixed() ? hits.add(rule) : -1;
            return end > 0 ? changed(end + 1, rule) : -1;
        }
        if (start > from || isCodeBehind(name, at)) {
            value.read(marks.spaces(start), false, ' ');
            return value.isMixed() || isCode(name) ? hits.add(rule) : -1;
        }
        return told.read(start) ? hits.add(rule) : -1;
    }

    /** As in {@code npm config set _auth x1} and {@code aws configure set aws_secret_access_key x1}. */
    private boolean isConfigured(int nameStart) {
        return text.startsWithIgnoringCase("config set ", nameStart - 11)
                || text.startsWithIgnoringCase("configure set ", nameStart - 14);
    }

    /** Adds the second of two, as in {@code password changed from 'x' to 'y'}. */
    private int changed(int at, MaskingRule rule) {
        if (!text.startsWithIgnoringCase(" to ", at) || !marks.isQuote(at + 4)) {
            return at - 1;
        }
        value.read(at + 4, false, ' ');
        int end = value.isClosed() && value.isMixed() ? hits.add(rule) : -1;
        return end > 0 ? end : at - 1;
    }

    /** As in {@code OTP 773190}. */
    private boolean isCodeBehind(Name name, int at) {
        return Bytes.isDigit(text.at(at)) && Bytes.isDigit(text.at(at + 3)) && isCodeName(name);
    }

    private static boolean isCodeName(Name name) {
        return CODES.stream().anyMatch(name.words().joined()::endsWith);
    }

    /** Whether a value without letters is one, as in "your PIN is 4821". */
    private boolean isCode(Name name) {
        int length = value.end() - value.start();
        boolean digits = length >= 4 && length <= 8;
        for (int i = value.start(); i < value.end() && digits; i++) {
            digits = Bytes.isDigit(text.at(i)) || (i == value.end() - 1 && ".,".indexOf(text.at(i)) >= 0);
        }
        return digits && isCodeName(name);
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
}
