package io.sordini.core.sanitize.scan;

/** International bank account numbers: a country's length, and the check digits of ISO 7064 (modulo 97). */
final class Ibans {

    private static final String LENGTHS =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22"
                    + " DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23"
                    + " IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30"
                    + " NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25"
                    + " SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
                    // Not in the registry, and used.
                    + " AO25 CV25 GA27 IR26 MA28 MZ25 SN28";
    private static final byte[] LENGTH = new byte[26 * 26];

    static {
        for (String country : LENGTHS.split(" ", -1)) {
            LENGTH[slot(country.charAt(0), country.charAt(1))] = Byte.parseByte(country.substring(2));
        }
    }

    private final Text text;

    Ibans(Text text) {
        this.text = text;
    }

    private static int slot(int first, int second) {
        return (first - 'A') * 26 + second - 'A';
    }

    /** Whether a word of this start may be the first group of a number. */
    boolean mayStart(int start) {
        return isUpper(start)
                && isUpper(start + 1)
                && Bytes.isDigit(text.at(start + 2))
                && Bytes.isDigit(text.at(start + 3));
    }

    private boolean isUpper(int at) {
        int b = text.at(at);
        return b >= 'A' && b <= 'Z';
    }

    /** Adds the number that starts here; gives where to go on, or -1. */
    int find(int start) {
        int end = end(start);
        if (end > 0) {
            text.hits.add(start, end, MaskClass.IBAN);
        }
        return end;
    }

    /** The end of the number that starts here, where one {@linkplain #mayStart may}, or -1. */
    int end(int start) {
        int length = LENGTH[slot(text.at(start), text.at(start + 1))];
        int taken = 0;
        int sum = 0;
        int i = start;
        int head = headSum(start);
        while (taken < length) {
            int b = text.at(i);
            boolean joint = taken >= 4 && (b == ' ' || b == '-' || b == '+') && Bytes.isAlphanumeric(text.at(i + 1));
            if (joint) {
                i++;
                continue;
            }
            int value = value(b);
            if (value < 0) {
                return -1;
            }
            if (taken >= 4) {
                sum = (value > 9 ? sum * 100 + value : sum * 10 + value) % 97;
            }
            taken++;
            i++;
        }
        if (length == 0 || Bytes.isWord(text.at(i)) || (int) ((sum * 1_000_000L + head) % 97) != 1) {
            return -1;
        }
        return i;
    }

    private static int value(int b) {
        return Bytes.isDigit(b)
                ? b - '0'
                : b >= 'A' && b <= 'Z' ? b - 'A' + 10 : b >= 'a' && b <= 'z' ? b - 'a' + 10 : -1;
    }

    /** Country and check digits as the number that goes last: six digits. */
    private int headSum(int start) {
        int country = value(text.at(start)) * 100 + value(text.at(start + 1));
        return country * 100 + (text.at(start + 2) - '0') * 10 + text.at(start + 3) - '0';
    }
}
