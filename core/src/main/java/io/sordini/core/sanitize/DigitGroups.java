package io.sordini.core.sanitize;

/** Runs of digits joined by one kind of separator, as in {@code 4111 1111 1111 1111}, and what they may be. */
final class DigitGroups {

    private static final int MAX_GROUPS = 8;
    private static final int MAX_GROUP = 20;
    private static final int MAX_PRODUCT_NAME = 32;

    private final String text;
    private final int[] starts = new int[MAX_GROUPS];
    private final int[] ends = new int[MAX_GROUPS];
    private int count;
    private char separator;

    DigitGroups(String text) {
        this.text = text;
    }

    /** Reads the groups from the first digit of a run; a bounded number of characters. */
    void read(int at) {
        count = 0;
        separator = 0;
        int i = at;
        while (count < MAX_GROUPS) {
            starts[count] = i;
            while (i < starts[count] + MAX_GROUP && Ascii.isDigit(Ascii.at(text, i))) {
                i++;
            }
            ends[count++] = i;
            char next = Ascii.at(text, i);
            boolean joins = count == 1 ? next == ' ' || next == '-' || next == '.' : next == separator;
            if (!joins || !Ascii.isDigit(Ascii.at(text, i + 1))) {
                return;
            }
            separator = next;
            i++;
        }
    }

    /** The end of an IPv4 address, or -1. */
    int addressEnd() {
        if (count != 4 || separator != '.' || !endsWord(3) || isVersion()) {
            return -1;
        }
        for (int group = 0; group < 4; group++) {
            int length = length(group);
            boolean leadingZero = length > 1 && text.charAt(starts[group]) == '0';
            if (length > 3 || leadingZero || Integer.parseInt(text, starts[group], ends[group], 10) > 255) {
                return -1;
            }
        }
        return ends[3];
    }

    /** Whether the groups continue a dotted number, or name a product's version as in {@code Chrome/120.0.0.0}. */
    private boolean isVersion() {
        int start = starts[0];
        if (Ascii.at(text, start - 1) == '.') {
            return Ascii.isDigit(Ascii.at(text, start - 2));
        }
        if (Ascii.at(text, start - 1) != '/') {
            return false;
        }
        int name = start - 2;
        while (start - name <= MAX_PRODUCT_NAME && Ascii.isLetter(Ascii.at(text, name))) {
            name--;
        }
        char before = Ascii.at(text, name);
        return name < start - 2 && (Ascii.isSpace(before) || before == '(' || before == '"');
    }

    /** The end of a social security number, or -1; without hyphens only one that can have been issued. */
    int ssnEnd() {
        if (count < 3 || length(0) != 3 || length(1) != 2 || length(2) != 4 || !endsWord(2)) {
            return -1;
        }
        return separator == '-' || (count == 3 && isIssuable()) ? ends[2] : -1;
    }

    private boolean isIssuable() {
        int area = Integer.parseInt(text, starts[0], ends[0], 10);
        return area > 0
                && area != 666
                && area < 900
                && !text.startsWith("00", starts[1])
                && !text.startsWith("0000", starts[2]);
    }

    /** The end of a payment card number: 12 to 19 digits, a known issuer's prefix and length, Luhn; or -1. */
    int cardEnd() {
        for (int groups = count; groups > 0; groups--) {
            int digits = digits(groups);
            if (digits >= 12 && digits <= 19 && endsWord(groups - 1) && isGroupedLikeCard(groups)) {
                if (isIssued(digits) && passesLuhn(groups)) {
                    return ends[groups - 1];
                }
            }
        }
        return -1;
    }

    private int digits(int groups) {
        int digits = 0;
        for (int group = 0; group < groups; group++) {
            digits += length(group);
        }
        return digits;
    }

    private boolean isGroupedLikeCard(int groups) {
        if (groups > 1 && length(0) != 4 && length(0) != 6 && length(0) != 8) {
            return false;
        }
        for (int group = 1; group < groups; group++) {
            if (length(group) < 2) {
                return false;
            }
        }
        return true;
    }

    private boolean isIssued(int digits) {
        int prefix = prefix();
        int first = prefix / 1000;
        return switch (first) {
            case 2 -> digits == 16 && prefix >= 2221 && prefix <= 2720;
            case 3 -> digits >= 14 && prefix >= 3000;
            case 4 -> digits == 13 || digits == 16 || digits == 19;
            case 5, 6 -> true;
            default -> false;
        };
    }

    private int prefix() {
        int prefix = 0;
        int taken = 0;
        for (int i = starts[0]; taken < 4; i++) {
            if (Ascii.isDigit(text.charAt(i))) {
                prefix = prefix * 10 + (text.charAt(i) - '0');
                taken++;
            }
        }
        return prefix;
    }

    private boolean passesLuhn(int groups) {
        int sum = 0;
        boolean twice = false;
        for (int i = ends[groups - 1] - 1; i >= starts[0]; i--) {
            char c = text.charAt(i);
            if (Ascii.isDigit(c)) {
                int digit = c - '0';
                sum += twice ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }

    private int length(int group) {
        return ends[group] - starts[group];
    }

    private boolean endsWord(int group) {
        return !Ascii.isAlphanumeric(Ascii.at(text, ends[group]));
    }
}
