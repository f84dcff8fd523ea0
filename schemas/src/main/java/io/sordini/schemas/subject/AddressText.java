package io.sordini.schemas.subject;

import java.util.Optional;

/** Textual forms of addresses: RFC 4291 in, RFC 5952 out. */
final class AddressText {

    private AddressText() {}

    static Optional<Address> parseV6(String text) {
        int[] groups = new int[8];
        int count = 0;
        int gap = -1;
        int i = 0;
        if (text.startsWith("::")) {
            gap = 0;
            i = 2;
        }
        while (i < text.length()) {
            int end = i;
            int value = 0;
            while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0 && text.charAt(end) < 128) {
                value = value << 4 | Character.digit(text.charAt(end), 16);
                if (++end - i > 4) {
                    break;
                }
            }
            if (end < text.length() && text.charAt(end) == '.') {
                long v4 = count <= 6 ? Address.parseV4(text.substring(i)) : -1;
                if (v4 < 0) {
                    return Optional.empty();
                }
                groups[count++] = (int) (v4 >>> 16);
                groups[count++] = (int) (v4 & 0xffff);
                break;
            }
            if (end == i || end - i > 4 || count == 8) {
                return Optional.empty();
            }
            groups[count++] = value;
            i = end;
            if (i == text.length()) {
                break;
            }
            if (text.charAt(i) != ':' || ++i == text.length()) {
                return Optional.empty();
            }
            if (text.charAt(i) == ':') {
                if (gap >= 0) {
                    return Optional.empty();
                }
                gap = count;
                i++;
            }
        }
        return (count == 8 && gap < 0) || (gap >= 0 && count < 8)
                ? Optional.of(assemble(groups, count, gap))
                : Optional.empty();
    }

    private static Address assemble(int[] groups, int count, int gap) {
        long[] halves = new long[2];
        for (int i = 0; i < count; i++) {
            int position = gap >= 0 && i >= gap ? 8 - count + i : i;
            halves[position / 4] |= (long) groups[i] << (48 - 16 * (position % 4));
        }
        return new Address(halves[0], halves[1]);
    }

    static String formatV4(int bits) {
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }

    /** RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups as "::". */
    static String format(long high, long low) {
        int bestStart = -1;
        int bestLength = 1;
        for (int start = 0; start < 8; start++) {
            int length = 0;
            while (start + length < 8 && group(high, low, start + length) == 0) {
                length++;
            }
            if (length > bestLength) {
                bestStart = start;
                bestLength = length;
            }
            start += length;
        }
        StringBuilder text = new StringBuilder(40);
        for (int i = 0; i < 8; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
                continue;
            }
            if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(high, low, i)));
        }
        return text.toString();
    }

    private static int group(long high, long low, int index) {
        return (int) ((index < 4 ? high : low) >>> (48 - 16 * (index % 4))) & 0xffff;
    }
}
