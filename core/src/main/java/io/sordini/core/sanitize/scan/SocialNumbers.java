package io.sordini.core.sanitize.scan;

import io.sordini.core.sanitize.name.Hint;
import java.util.Locale;
import java.util.Set;

/** US social security numbers among groups of digits. */
final class SocialNumbers {

    private static final int LONGEST_UNIT = 8;

    /** Heights of screens that are not round. */
    private static final Set<Integer> SCREENS = Set.of(1080, 1440, 2160, 4320);

    private static final Set<String> UNITS = Set.of(
            "ns", "us", "ms", "sec", "kb", "mb", "gb", "kib", "mib", "bytes", "pages", "px", "blocks", "rows",
            "records", "entries", "packets", "times", "hz", "mhz", "rpm", "iops");

    private final Text text;
    private final DigitGroups groups;
    private final Hints hints;

    SocialNumbers(Text text, DigitGroups groups, Hints hints) {
        this.text = text;
        this.groups = groups;
        this.hints = hints;
    }

    /** The end of a number whose first three digits are glued to its name, as in {@code SSN438-88-1994}, or -1. */
    int gluedEnd(int second) {
        int middle = groups.start(second);
        int last = second + 1;
        int area = middle - 4;
        if (last >= groups.count() || groups.length(second) != 2 || groups.length(last) != 4 || !isGlued(area)) {
            return -1;
        }
        return text.at(middle - 1) == text.at(groups.end(second))
                        && groups.endsWord(last)
                        && isIssuable(area, middle, groups.start(last))
                ? groups.end(last)
                : -1;
    }

    private boolean isGlued(int area) {
        return area >= text.hits.lastEnd()
                && text.startsWithIgnoringCase("ssn", area - 3)
                && !Bytes.isAlphanumeric(text.at(area - 4))
                && Bytes.isDigit(text.at(area))
                && Bytes.isDigit(text.at(area + 1))
                && Bytes.isDigit(text.at(area + 2));
    }

    /** The end of a social security number that starts with a group, or -1. */
    int end(int first) {
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
     * Whether three groups need no word for such numbers before them. Very round numbers and what a unit follows are sizes,
     * and what a hyphen ties to a letter is part of an identifier.
     */
    private boolean stands(int first, int last) {
        int start = groups.start(first);
        int end = groups.end(last);
        if (hints.near(Hint.SSN, start)) {
            return true;
        }
        if (groups.kind(first) == DigitGroups.SPACE) {
            return !isSize(first, last) && !isUnit(end);
        }
        if (groups.kind(first) == DigitGroups.HYPHEN && isRange(first)) {
            return false;
        }
        boolean tied = (text.at(end) == '-' && Bytes.isLetter(text.at(end + 1)))
                || (text.before(start) == '-' && Bytes.isLetter(text.at(start - 2)));
        return groups.kind(first) != DigitGroups.HYPHEN || !tied;
    }

    /** As in "100 20 3000" and "640 48 1920": so round, in decimal or in binary, that one number in 500 is. */
    private boolean isSize(int first, int last) {
        int area = groups.number(first);
        int serial = groups.number(last);
        boolean screen = area % 10 == 0 && SCREENS.contains(serial);
        return (area % 10 == 0 && serial % 100 == 0) || (area % 16 == 0 && serial % 64 == 0) || screen;
    }

    /** As in "100-20-3000" and "128-16-1024": all three are round, as those of one number in 6000 are. */
    private boolean isRange(int first) {
        int area = groups.number(first);
        int group = groups.number(first + 1);
        int serial = groups.number(first + 2);
        return (area % 10 == 0 && group % 10 == 0 && serial % 100 == 0)
                || (area % 16 == 0 && group % 16 == 0 && serial % 64 == 0);
    }

    private boolean isUnit(int end) {
        int start = end + 1;
        int i = start;
        while (i < start + LONGEST_UNIT && Bytes.isLetter(text.at(i))) {
            i++;
        }
        return text.at(end) == ' '
                && i > start
                && UNITS.contains(text.string(start, i).toLowerCase(Locale.ROOT));
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
}
