package io.sordini.core.sanitize.scan;

import java.util.Arrays;

/** Which issuers' ranges a payment card number can come from, by its first six digits and its length. */
final class Issuers {

    /** How sure a range makes, together with the check digit. */
    enum Trust {
        /** No issuer has this range. */
        UNKNOWN,
        /** An issuer has the range, with other lengths. */
        MISFIT,
        /** Only near a word for cards. */
        HINTED,
        /** Grouped as on a card, or near a word for cards. */
        GROUPED,
        /** Alone. */
        SURE
    }

    private record Range(int from, int to, int sure, int grouped, int hinted) {}

    private static final Range[] RANGES = {
        range(180000, 180099, 15, 0, 0), // JCB
        range(100000, 199999, 0, 0, 15), // UATP
        range(213100, 213199, 15, 0, 0), // JCB
        range(220000, 220499, 16, 17, 18, 19), // Mir
        range(222100, 272099, 16, 0, 0), // Mastercard
        range(300000, 305999, 14, 0, 16), // Diners Club
        range(309500, 309599, 14, 0, 16),
        range(340000, 349999, 15, 0, 0), // American Express
        range(352800, 358999, 16, 19, 0), // JCB
        range(360000, 369999, 14, 19, 16), // Diners Club
        range(370000, 379999, 15, 0, 0), // American Express
        range(380000, 399999, 14, 19, 16), // Diners Club
        new Range(400000, 499999, lengths(13, 16, 19), 0, lengths(18)), // Visa
        new Range(501800, 501899, lengths(13, 14, 15, 16, 17, 18, 19), 0, lengths(12)), // Maestro
        new Range(502000, 502099, lengths(13, 14, 15, 16, 17, 18, 19), 0, lengths(12)),
        new Range(503800, 503899, lengths(13, 14, 15, 16, 17, 18, 19), 0, lengths(12)),
        new Range(510000, 559999, lengths(16), 0, 0), // Mastercard
        new Range(500000, 589999, lengths(16), lengths(13, 14, 15, 18, 19), lengths(12)), // Maestro and national cards
        new Range(601100, 601199, lengths(16), lengths(17, 18, 19), 0), // Discover
        new Range(620000, 629999, lengths(16, 17, 18, 19), 0, 0), // UnionPay
        new Range(630400, 630499, lengths(16, 18, 19), lengths(13, 14, 15, 17), lengths(12)), // Laser
        new Range(644000, 659999, lengths(16), lengths(17, 18, 19), 0), // Discover, RuPay
        new Range(675900, 676399, lengths(13, 14, 15, 16, 17, 18, 19), 0, lengths(12)), // Maestro
        new Range(600000, 699999, lengths(16), lengths(13, 14, 15, 17, 18, 19), lengths(12)), // Maestro, InterPayment
        new Range(810000, 817199, lengths(16, 17, 18, 19), 0, 0), // UnionPay
        new Range(860000, 860099, lengths(16), 0, 0), // UzCard
        new Range(979200, 979299, lengths(16), 0, 0), // Troy
        new Range(986000, 986099, lengths(16), 0, 0), // Humo
        new Range(60400, 60499, 0, 0, lengths(12, 13, 14, 15, 16, 17, 18, 19)), // Maestro
    };

    /** The ranges that a number with this first digit may be in. */
    private static final Range[][] BY_FIRST_DIGIT = new Range[10][];

    static {
        for (int digit = 0; digit < BY_FIRST_DIGIT.length; digit++) {
            int from = digit * 100_000;
            BY_FIRST_DIGIT[digit] = Arrays.stream(RANGES)
                    .filter(range -> range.from < from + 100_000 && range.to >= from)
                    .toArray(Range[]::new);
        }
    }

    private Issuers() {}

    private static Range range(int from, int to, int sure, int grouped, int... hinted) {
        return new Range(from, to, lengths(sure), lengths(grouped), lengths(hinted));
    }

    private static int lengths(int... lengths) {
        int bits = 0;
        for (int length : lengths) {
            bits |= length == 0 ? 0 : 1 << length;
        }
        return bits;
    }

    /** @param prefix the first six digits */
    static Trust trust(int prefix, int length) {
        boolean known = false;
        for (Range range : BY_FIRST_DIGIT[prefix / 100_000]) {
            if (prefix >= range.from && prefix <= range.to) {
                int bit = 1 << length;
                if ((range.sure & bit) != 0) {
                    return Trust.SURE;
                }
                if ((range.grouped & bit) != 0) {
                    return Trust.GROUPED;
                }
                if ((range.hinted & bit) != 0) {
                    return Trust.HINTED;
                }
                known |= range.from != 100000;
            }
        }
        return known ? Trust.MISFIT : Trust.UNKNOWN;
    }
}
