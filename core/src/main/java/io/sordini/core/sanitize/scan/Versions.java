package io.sordini.core.sanitize.scan;

import io.sordini.core.sanitize.name.Hint;
import java.util.List;
import java.util.Locale;

/** Tells versions and numbers of sections, which are written like IPv4 addresses, by what stands around them. */
final class Versions {

    private static final int MAX_PRODUCT_NAME = 32;
    private static final int MAX_SECTION = 30;
    private static final int MAX_COORDINATES = 128;
    private static final int MAX_ARTIFACT = 64;

    /** What the names of machines have and those of packages have not. */
    private static final List<String> HOSTS = List.of(
            "ip", "addr", "host", "src", "dst", "source", "dest", "server", "client", "peer", "remote", "gateway");

    /** The second byte of the sign for sections. */
    private static final byte SECTION_SIGN = (byte) 0xa7;

    private final Text text;
    private final DigitGroups groups;
    private final Hints hints;
    private int versionEnd;

    Versions(Text text, DigitGroups groups, Hints hints) {
        this.text = text;
        this.groups = groups;
        this.hints = hints;
    }

    void clear() {
        versionEnd = Integer.MIN_VALUE / 2;
    }

    /** Notes where a version ended; the next may belong to it. */
    void note(int end) {
        versionEnd = end;
    }

    /** Whether four numbers that start with a group are rather a version, or the number of a section. */
    boolean isVersion(int first, Profile profile) {
        int start = groups.start(first);
        int before = text.before(start);
        int end = groups.end(first + 3);
        if (profile == Profile.LENIENT) {
            return !(before == '/' && text.at(start - 2) == '/') && before != '@' && before != '[';
        }
        if (hints.within(Hint.VERSION, start, 4) || continuesVersions(start) || isBound(start) || isPin(first, start)) {
            return true;
        }
        if (isSection(first, start, end) || isNamedVersion(start) || isArtifact(first, start, end)) {
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

    /** As in {@code minVersion=1.2.3.4}, in {@code lib.so.1.2.3.4} and in "upgraded from 1.2.3.4". */
    private boolean isNamedVersion(int start) {
        int i = start;
        while (i > start - 5 && " =:\"'".indexOf(text.at(i - 1)) >= 0) {
            i--;
        }
        return (i < start && text.startsWithIgnoringCase("version", i - 7))
                || text.startsWithIgnoringCase(".so.", start - 4)
                || text.startsWithIgnoringCase("graded from ", start - 12)
                || text.startsWithIgnoringCase("grade from ", start - 11);
    }

    /** As in {@code org.example:library:1.2.3.4} and {@code /tool/1.2.3.4/tool-1.2.3.4.jar}. */
    private boolean isArtifact(int first, int start, int end) {
        if (isInternal(first)) {
            return false;
        }
        if (text.at(start - 1) == ':') {
            return text.at(end) != ':' && isCoordinates(start - 1);
        }
        if (text.at(start - 1) != '/' || text.at(end) != '/') {
            return false;
        }
        int again = end + 1;
        while (again < end + MAX_ARTIFACT && Bytes.isName(text.at(again)) && text.at(again) != '-') {
            again++;
        }
        return text.at(again) == '-' && text.startsWithIgnoringCase(text.string(start, end), again + 1);
    }

    /** Whether a group with a dot in it and a library stand before a colon, as coordinates of Maven have them. */
    private boolean isCoordinates(int colon) {
        int floor = Math.max(text.from(), colon - MAX_COORDINATES);
        int parts = 0;
        boolean dot = false;
        int i = colon;
        while (i > floor && (Bytes.isName(text.at(i - 1)) || text.at(i - 1) == ':')) {
            i--;
            parts += text.at(i) == ':' ? 1 : 0;
            dot = text.at(i) != ':' && (dot || text.at(i) == '.');
        }
        return parts > 0 && parts < 4 && dot && Bytes.isLetter(text.at(i));
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
        if (i == end || !Bytes.isSpace(text.at(i - 1))) {
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
