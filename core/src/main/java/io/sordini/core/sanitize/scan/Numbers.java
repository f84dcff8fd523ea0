package io.sordini.core.sanitize.scan;

import io.sordini.core.sanitize.name.Hint;
import java.util.List;
import java.util.Locale;

/** US social security numbers and IPv4 addresses among groups of digits. */
final class Numbers {

    private static final int MAX_PRODUCT_NAME = 32;
    private static final int MAX_SECTION = 30;

    /** What the names of machines have and those of packages have not. */
    private static final List<String> HOSTS = List.of(
            "ip", "addr", "host", "src", "dst", "source", "dest", "server", "client", "peer", "remote", "gateway");

    /** The second byte of the sign for sections. */
    private static final byte SECTION_SIGN = (byte) 0xa7;

    private final Text text;
    private final DigitGroups groups;
    private final Hints hints;
    private int versionEnd;

    Numbers(Text text, DigitGroups groups, Hints hints) {
        this.text = text;
        this.groups = groups;
        this.hints = hints;
    }

    void clear() {
        versionEnd = Integer.MIN_VALUE / 2;
    }

    /** The end of a social security number that starts with a group, or -1. */
    int ssnEnd(int first) {
        int start = groups.start(first);
        if (groups.length(first) == 3) {
            return threeGroups(first);
        }
        boolean bare = groups.length(first) == 9
                && groups.endsWord(first)
                && groups.kind(first) != DigitGroups.DOT
                && hints.near(Hint.SSN, start);
        return bare && isIssuable(start, start + 3, start + 5) ? groups.end(first) : -1;
    }

    private int threeGroups(int first) {
        int last = first + 2;
        if (last >= groups.count() || groups.length(first + 1) != 2 || groups.length(last) != 4) {
            return -1;
        }
        int kind = groups.kind(first);
        boolean chained = groups.kindBefore(first) == kind || groups.kind(last) == kind;
        return kind == groups.kind(first + 1)
                        && kind != DigitGroups.PARENTHESIS
                        && kind != DigitGroups.OTHER + ' '
                        && kind != DigitGroups.OTHER + '-'
                        && !chained
                        && groups.endsWord(last)
                        && stands(first, last)
                        && isIssuable(groups.start(first), groups.start(first + 1), groups.start(last))
                ? groups.end(last)
                : -1;
    }

    /**
     * Whether three groups need no word for such numbers before them. Round numbers between spaces are sizes, and what a
     * hyphen ties to a letter is part of an identifier.
     */
    private boolean stands(int first, int last) {
        int start = groups.start(first);
        int end = groups.end(last);
        if (hints.near(Hint.SSN, start)) {
            return true;
        }
        if (groups.kind(first) == DigitGroups.SPACE) {
            return !isSize(first, last);
        }
        boolean tied = (text.at(end) == '-' && Bytes.isLetter(text.at(end + 1)))
                || (text.before(start) == '-' && Bytes.isLetter(text.at(start - 2)));
        return groups.kind(first) != DigitGroups.HYPHEN || !tied;
    }

    /** As in "100 20 3000" and "640 48 1920": round, in decimal or in binary. */
    private boolean isSize(int first, int last) {
        int area = groups.number(first);
        int serial = groups.number(last);
        return (area % 10 == 0 && serial % 10 == 0) || (area % 16 == 0 && serial % 16 == 0);
    }

    private boolean isIssuable(int area, int group, int serial) {
        int number = digits(area, 3);
        return number > 0 && number != 666 && number < 900 && digits(group, 2) > 0 && digits(serial, 4) > 0;
    }

    private int digits(int at, int count) {
        int number = 0;
        for (int i = at; i < at + count; i++) {
            number = number * 10 + text.at(i) - '0';
        }
        return number;
    }

    /** The end of an IPv4 address that starts with a group, or -1. */
    int addressEnd(int first, Profile profile) {
        if (!isDottedQuad(first)) {
            return -1;
        }
        int end = groups.end(first + 3);
        if (isVersion(first, profile)) {
            versionEnd = end;
            return -1;
        }
        return end;
    }

    private boolean isDottedQuad(int first) {
        int last = first + 3;
        if (last >= groups.count() || groups.kind(last) == DigitGroups.DOT || !groups.endsWord(last)) {
            return false;
        }
        for (int group = first; group <= last; group++) {
            int length = groups.length(group);
            boolean leadingZero = length > 1 && text.at(groups.start(group)) == '0';
            if (length > 3 || leadingZero || groups.number(group) > 255) {
                return false;
            }
            if (group < last && groups.kind(group) != DigitGroups.DOT) {
                return false;
            }
        }
        return text.before(groups.start(first)) != '.' || !Bytes.isDigit(text.at(groups.start(first) - 2));
    }

    private boolean isVersion(int first, Profile profile) {
        int start = groups.start(first);
        int before = text.before(start);
        int end = groups.end(first + 3);
        if (profile == Profile.LENIENT) {
            return !(before == '/' && text.at(start - 2) == '/') && before != '@' && before != '[';
        }
        if (hints.within(Hint.VERSION, start, 4) || continuesVersions(start) || isBound(start) || isPin(first, start)) {
            return true;
        }
        if (isSection(first, start, end)) {
            return true;
        }
        if (text.at(end) == '-' && Bytes.isLetter(text.at(end + 1))) {
            return true;
        }
        boolean port = before == '-' && Bytes.isDigit(text.at(start - 2)) && text.hits.lastEnd() != start - 1;
        if (port) { // as in "usb 1-1.2.3.4"
            return true;
        }
        boolean named = (before == '/' || before == '-') && isName(start - 2, before == '/');
        return named && !isInternal(first) && text.at(end) != ':';
    }

    /** As in {@code library>=1.2.3.4}. */
    private boolean isBound(int start) {
        int before = text.at(start - 2);
        return text.at(start - 1) == '=' && (before == '>' || before == '<' || before == '~');
    }

    /** As in the line {@code library==1.2.3.4} of what a project needs, but not {@code host==1.2.3.4}. */
    private boolean isPin(int first, int start) {
        if (text.at(start - 1) != '=' || text.at(start - 2) != '=' || isInternal(first) || hints.near(Hint.IP, start)) {
            return false;
        }
        int end = start - 2;
        int i = end;
        while (end - i <= MAX_PRODUCT_NAME && (Bytes.isWord(text.at(i - 1)) || text.at(i - 1) == '-')) {
            i--;
        }
        if (i == end || (i > text.from() && text.at(i - 1) != '\n')) {
            return false;
        }
        String name = text.string(i, end).toLowerCase(Locale.ROOT);
        return HOSTS.stream().noneMatch(name::contains);
    }

    /** As in "§ 7.1.1.7", in "A.7.1.1.7" and at the start of the line of a heading, "7.1.1.7 Scope". */
    private boolean isSection(int first, int start, int end) {
        int sign = text.at(start - 1) == ' ' ? start - 1 : start;
        if (text.at(sign - 1) == SECTION_SIGN && text.at(sign - 2) == (byte) 0xc2) {
            return true;
        }
        int before = text.at(start - 2);
        if (text.at(start - 1) == '.' && before >= 'A' && before <= 'Z' && !Bytes.isName(text.at(start - 3))) {
            return true;
        }
        boolean line = start == text.from() || text.at(start - 1) == '\n' || text.at(start - 1) == '#';
        int title = text.at(end) == '.' ? end + 1 : end;
        return line
                && text.at(title) == ' '
                && (Bytes.of(text.at(title + 1)) & Bytes.UPPER) != 0
                && (Bytes.of(text.at(title + 2)) & Bytes.LOWER) != 0
                && isSectionNumber(first);
    }

    /** Whether all numbers are as small as chapters have them, and not an address that is often written. */
    private boolean isSectionNumber(int first) {
        boolean same = true;
        for (int group = first; group < first + 4; group++) {
            int number = groups.number(group);
            if (number == 0 || number > MAX_SECTION) {
                return false;
            }
            same &= number == groups.number(first);
        }
        return !same && !isInternal(first);
    }

    /** As the second in "from version 1.2.3.4 to 1.2.3.5". */
    private boolean continuesVersions(int start) {
        int gap = start - versionEnd;
        if (gap < 1 || gap > 6) {
            return false;
        }
        for (int i = versionEnd; i < start; i++) {
            if (text.at(i) == '\n' || text.at(i) == '@' || text.at(i) == '=') {
                return false;
            }
        }
        return true;
    }

    /** Whether the letters up to here are a product's, as in {@code Chrome/120.0.0.0} but not {@code /hosts/10.0.0.2}. */
    private boolean isName(int end, boolean slash) {
        int i = end;
        while (end - i <= MAX_PRODUCT_NAME && Bytes.isLetter(text.at(i))) {
            i--;
        }
        int before = text.at(i);
        return i < end && (!slash || Bytes.isSpace(before) || before == '(' || before == '"');
    }

    private boolean isInternal(int first) {
        int a = groups.number(first);
        int b = groups.number(first + 1);
        boolean zeros = groups.number(first + 2) == 0 && groups.number(first + 3) == 0;
        return !zeros && (a == 10 || a == 127 || (a == 192 && b == 168) || (a == 172 && b >= 16 && b < 32));
    }
}
