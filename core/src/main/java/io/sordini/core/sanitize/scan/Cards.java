package io.sordini.core.sanitize.scan;

import io.sordini.core.sanitize.name.Hint;
import io.sordini.core.sanitize.scan.Issuers.Trust;

/**
 * Payment card numbers: 12 to 19 digits in the range and length of an issuer, with the right check digit, bare or grouped
 * as on a card. Near a word for cards also what no issuer's rules can be applied to.
 */
final class Cards {

    private static final int MIN = 12;
    private static final int MAX = 19;
    private static final int MAX_GROUPS = 5;

    /** Lengths of its groups. */
    private static final int[] UUID = {8, 4, 4, 4, 12};

    private final Text text;
    private final DigitGroups groups;
    private final Hints hints;
    private final int[] digits = new int[MAX];

    Cards(Text text, DigitGroups groups, Hints hints) {
        this.text = text;
        this.groups = groups;
        this.hints = hints;
    }

    /** The end of the longest card number that starts with a group, or -1. */
    int end(int first) {
        int found = -1;
        int length = 0;
        int last = Math.min(groups.count(), first + mostGroups(first));
        for (int group = first; group < last; group++) {
            length += groups.length(group);
            if (length > MAX) {
                break;
            }
            if (length >= MIN && groups.endsWord(group) && isCard(first, group + 1, length)) {
                found = groups.end(group);
            }
            if (groups.kind(group) == DigitGroups.PARENTHESIS) {
                break;
            }
        }
        return found;
    }

    /** How many groups a number can have whose first group is this. */
    private int mostGroups(int first) {
        int head = groups.length(first);
        if (head <= 2) {
            return groups.kindBefore(first) == DigitGroups.NONE ? MAX : 0;
        }
        return head == 4 || head == 6 || head == 8 ? MAX_GROUPS : head >= MIN ? 1 : 0;
    }

    private boolean isCard(int first, int end, int length) {
        boolean bare = end == first + 1;
        if (bare ? !isBare(first) : !isGrouped(first, end)) {
            return false;
        }
        collect(first, end);
        boolean hinted = hints.near(Hint.CARD, groups.start(first));
        Trust trust = Issuers.trust(number(6), length);
        return switch (trust) {
            case SURE -> passesLuhn(length) && (hinted || !bare || !isArticle(length));
            case GROUPED -> (hinted || !bare) && passesLuhn(length);
            case HINTED ->
                ((hinted || isAlone(first, end)) && passesLuhn(length)) || (hinted && digits[0] == 1 && length == 15);
            case UNKNOWN -> hinted && length >= 14 && length <= 16 && !isDate(length);
            case MISFIT -> false;
        };
    }

    /** A run that is part of an identifier or of a decimal number is no card, unless a word says so. */
    private boolean isBare(int group) {
        if (groups.kind(group) == DigitGroups.DOT && groups.length(group) < MAX + 1) {
            return false;
        }
        int before = text.before(groups.start(group));
        boolean joined = before == '-' || before == '_' || before == '.' || before == '+' || before == '@';
        return !joined || hints.near(Hint.CARD, groups.start(group)) || (before == '+' && groups.length(group) >= 16);
    }

    private boolean isGrouped(int first, int end) {
        int head = groups.length(first);
        if (head >= 6 && isFraction(groups.start(first))) {
            return false;
        }
        if (head <= 2) {
            return isUniformlySplit(first, end, head);
        }
        if (groups.kind(first) == DigitGroups.HYPHEN && isInUuid(first)) {
            return false;
        }
        for (int group = first + 1; group < end - 1; group++) {
            if (groups.length(group) < 3) {
                return false;
            }
        }
        return (groups.isUniform(first, end) || isBrandGrouping(first, end)) && !continuesIban(first);
    }

    /** Whether the groups are some of the five of a UUID that has no letters. */
    private boolean isInUuid(int group) {
        for (int first = Math.max(0, group - 3); first <= group && first + UUID.length <= groups.count(); first++) {
            int i = 0;
            while (i < UUID.length && groups.length(first + i) == UUID[i]) {
                i++;
            }
            if (i == UUID.length) {
                return true;
            }
        }
        return false;
    }

    /** Behind a decimal point, as the microseconds in {@code 21:02:03.471842 3851651}. */
    private boolean isFraction(int start) {
        int before = text.at(start - 1);
        return (before == '.' || before == ',') && Bytes.isDigit(text.at(start - 2));
    }

    /** Digits one by one or in pairs count only if there are no more of them. */
    private boolean isUniformlySplit(int first, int end, int head) {
        if (groups.kindBefore(first) != DigitGroups.NONE || groups.kind(end - 1) != DigitGroups.NONE) {
            return false;
        }
        for (int group = first + 1; group < end - 1; group++) {
            if (groups.length(group) != head) {
                return false;
            }
        }
        return groups.length(end - 1) <= head && groups.isUniform(first, end);
    }

    /** What is grouped like a card may have different separators. */
    private boolean isBrandGrouping(int first, int end) {
        boolean fours = true;
        for (int group = first; group < end; group++) {
            fours &= groups.length(group) % 4 == 0 && groups.kind(group) < DigitGroups.OTHER;
        }
        if (fours) {
            return true;
        }
        return end - first == 3
                && groups.length(first) == 4
                && groups.length(first + 1) == 6
                && groups.length(first + 2) <= 5;
    }

    private boolean continuesIban(int first) {
        int start = groups.start(first);
        return first == 0
                && text.at(start - 1) == ' '
                && Bytes.isDigit(text.at(start - 2))
                && Bytes.isDigit(text.at(start - 3))
                && Bytes.isLetter(text.at(start - 4))
                && Bytes.isLetter(text.at(start - 5))
                && !Bytes.isWord(text.at(start - 6));
    }

    private boolean isAlone(int first, int end) {
        return groups.start(first) == text.from() && groups.end(end - 1) == text.to();
    }

    private void collect(int first, int end) {
        int count = 0;
        for (int group = first; group < end; group++) {
            for (int i = groups.start(group); i < groups.end(group); i++) {
                digits[count++] = text.at(i) - '0';
            }
        }
    }

    private int number(int length) {
        int number = 0;
        for (int i = 0; i < length; i++) {
            number = number * 10 + digits[i];
        }
        return number;
    }

    private boolean passesLuhn(int length) {
        int sum = 0;
        boolean twice = false;
        boolean same = true;
        for (int i = length - 1; i >= 0; i--) {
            int digit = digits[i];
            same &= digit == digits[0];
            sum += twice ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
            twice = !twice;
        }
        return sum % 10 == 0 && !same;
    }

    /** Thirteen digits of Visa that are as well an article's number, of which there are many more. */
    private boolean isArticle(int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += i % 2 == 0 ? digits[i] : 3 * digits[i];
        }
        return length == 13 && sum % 10 == 0;
    }

    /** 14 digits that are a time of the years 1970 to 2099. */
    private boolean isDate(int length) {
        int year = number(4);
        int month = digits[4] * 10 + digits[5];
        int day = digits[6] * 10 + digits[7];
        return length == 14 && year >= 1970 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }
}
