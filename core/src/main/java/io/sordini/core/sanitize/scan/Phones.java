package io.sordini.core.sanitize.scan;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import io.sordini.core.sanitize.name.Hint;

/**
 * Telephone numbers: international ones that their numbering plan allows, North American ones by their grouping, and any
 * national form near a word that announces one.
 */
final class Phones {

    private static final int MAX_DIGITS = 15;

    /** How near the word stands that makes a call's number of six digits. */
    private static final int NEXT = 8;

    /** Numbers of one text that are looked up in their numbering plan; further ones count as possible. */
    private static final int MAX_LOOKUPS = 16;

    private final Text text;
    private final DigitGroups groups;
    private final Hints hints;
    private int lookups;

    Phones(Text text, DigitGroups groups, Hints hints) {
        this.text = text;
        this.groups = groups;
        this.hints = hints;
    }

    void clear() {
        lookups = 0;
    }

    /** Where the number starts whose first digits are a group: at a plus or a parenthesis before them. */
    int start(int first) {
        int start = groups.start(first);
        if (text.at(start - 1) == '+') {
            start--;
        }
        if (text.at(start - 1) == '(' && groups.kind(first) == DigitGroups.PARENTHESIS) {
            start--;
        }
        if (text.at(start - 1) == '+') {
            start--;
        }
        return Math.max(start, text.hits.lastEnd());
    }

    /** The end of a telephone number that starts with a group, or -1. */
    int end(int first) {
        int start = start(first);
        if (Bytes.isWord(text.before(start))) {
            return -1;
        }
        boolean plus = text.at(start) == '+' || text.at(start + 1) == '+';
        boolean announced = hints.near(Hint.PHONE, start);
        boolean zeros = hasZeros(first);
        if (plus || zeros) {
            return international(first, announced, zeros ? 2 : 0);
        }
        int american = northAmerican(first, announced);
        if (american > 0) {
            return american;
        }
        boolean called = hints.near(Hint.CALL, start);
        return announced || called ? announced(first, start, announced) : -1;
    }

    /** Zeros that stand for the plus, before a country; the only countries of one digit are 1 and 7. */
    private boolean hasZeros(int first) {
        int start = groups.start(first);
        int length = groups.length(first);
        return groups.kindBefore(first) == DigitGroups.NONE
                && length > 2
                && length <= 6
                && text.at(start) == '0'
                && text.at(start + 1) == '0'
                && (length > 3 || text.at(start + 2) == '1' || text.at(start + 2) == '7');
    }

    /** @param skipped zeros that stand for the plus */
    private int international(int first, boolean announced, int skipped) {
        int digits = 0;
        int best = -1;
        for (int group = first; group < groups.count() && digits <= MAX_DIGITS; group++) {
            digits += groups.length(group);
            if (digits >= 8
                    && digits <= MAX_DIGITS
                    && groups.endsWord(group)
                    && isValid(first, group + 1, announced, skipped)) {
                best = groups.end(group);
            }
            if (!joins(groups.kind(group))) {
                break;
            }
        }
        return best;
    }

    private boolean isValid(int first, int end, boolean announced, int skipped) {
        if (announced || lookups >= MAX_LOOKUPS) {
            return text.at(groups.start(first) + skipped) != '0';
        }
        lookups++;
        StringBuilder number = new StringBuilder("+");
        for (int group = first; group < end; group++) {
            number.append(text.string(groups.start(group) + (group == first ? skipped : 0), groups.end(group)));
        }
        try {
            PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
            return plans.isPossibleNumberWithReason(plans.parse(number, null)) == ValidationResult.IS_POSSIBLE;
        } catch (NumberParseException noNumber) {
            return false;
        }
    }

    /** As in {@code (415) 555-2671}, {@code 1-415-555-2671} and {@code 415.555.2671}. */
    private int northAmerican(int first, boolean announced) {
        int area = groups.length(first) == 1 && text.at(groups.start(first)) == '1' ? first + 1 : first;
        int line = area + 2;
        if (line >= groups.count() || !isThreeThreeFour(area) || !groups.endsWord(line)) {
            return -1;
        }
        int kind = groups.kind(area);
        boolean chained =
                (groups.kindBefore(first) == groups.kind(area + 1) && groups.kind(area + 1) != DigitGroups.NONE)
                        || groups.kind(line) == groups.kind(area + 1);
        boolean planned =
                text.at(groups.start(area)) >= '2' && text.at(groups.start(area + 1)) >= '2' && !isRound(area);
        boolean formed = kind == DigitGroups.PARENTHESIS
                || (kind == DigitGroups.SPACE && groups.kind(area + 1) == DigitGroups.HYPHEN)
                || ((kind == DigitGroups.HYPHEN || kind == DigitGroups.DOT || kind == DigitGroups.PLUS)
                        && kind == groups.kind(area + 1));
        return announced || (planned && formed && !chained) ? groups.end(line) : -1;
    }

    /** As in "200-300-4000". */
    private boolean isRound(int area) {
        return groups.number(area) % 100 == 0
                && groups.number(area + 1) % 100 == 0
                && groups.number(area + 2) % 1000 == 0;
    }

    private boolean isThreeThreeFour(int area) {
        return groups.length(area) == 3
                && groups.length(area + 1) == 3
                && groups.length(area + 2) == 4
                && joins(groups.kind(area))
                && joins(groups.kind(area + 1));
    }

    /** What a word before it declares to be a number to call. */
    private int announced(int first, int start, boolean surely) {
        if (groups.kindBefore(first) != DigitGroups.NONE) {
            return -1;
        }
        if (areYears(first) || (!surely && groups.digits(first) < 7 && !hints.within(Hint.CALL, start, NEXT))) {
            return -1;
        }
        int digits = 0;
        int best = -1;
        for (int group = first; group < groups.count(); group++) {
            digits += groups.length(group);
            if (digits > MAX_DIGITS) {
                return -1;
            }
            boolean last = !joins(groups.kind(group));
            int count = group - first + 1;
            if (digits >= (count > 1 ? 6 : 7) && last && groups.endsWord(group) && !isDate(first, count)) {
                best = groups.end(group);
            }
            if (last) {
                return best > 0 && (surely || (count > 1 && isCallable(first, start))) ? best : -1;
            }
        }
        return -1;
    }

    /** As in "mobile devices 2024 2025". */
    private boolean areYears(int first) {
        int group = first;
        while (group < groups.count()
                && groups.length(group) == 4
                && groups.number(group) >= 1900
                && groups.number(group) < 2100) {
            group++;
        }
        return group == groups.count() && group > first + 1;
    }

    /** A number that is only called, not named a telephone's, must be written like one. */
    private boolean isCallable(int first, int start) {
        int kind = groups.kind(first);
        return text.at(start) == '('
                || kind == DigitGroups.SPACE
                || (kind == DigitGroups.HYPHEN && text.at(start) == '0');
    }

    private static boolean joins(int kind) {
        return (kind >= DigitGroups.SPACE && kind <= DigitGroups.PLUS) || kind == DigitGroups.OTHER + '/';
    }

    private boolean isDate(int first, int count) {
        int year = groups.length(first) == 4 ? first : first + count - 1;
        if (groups.length(year) == 8 && count == 1) {
            return groups.number(year) / 10_000 >= 1900 && groups.number(year) / 10_000 < 2100;
        }
        boolean dated = count >= 3 && groups.length(first + 1) <= 2 && groups.kind(first) == groups.kind(first + 1);
        int number = groups.number(count >= 3 && year != first ? first + 2 : year);
        boolean short2 = groups.length(first) <= 2 && groups.kind(first) == DigitGroups.OTHER + '/';
        return dated && (short2 || (number >= 1900 && number < 2100));
    }
}
