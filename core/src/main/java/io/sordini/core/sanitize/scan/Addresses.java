package io.sordini.core.sanitize.scan;

import io.sordini.core.sanitize.name.Hint;

/** IPv6 and hardware addresses, found from their first colon or hyphen. */
final class Addresses {

    private static final int MAX = 60;
    private static final int GROUPS = 8;
    private static final int LEAST_COLONS = 5;

    private final Text text;
    private final Hints hints;
    private int failedBefore;
    private int count;
    private int gap;
    private int end;
    private boolean digit;

    Addresses(Text text, Hints hints) {
        this.text = text;
        this.hints = hints;
    }

    void clear() {
        failedBefore = -1;
    }

    /** Adds the address whose first colon this is; gives where to go on, or -1. */
    int find(int colon) {
        if (colon < failedBefore) {
            return -1;
        }
        int start = colon;
        while (colon - start < 4 && start > text.hits.lastEnd() && Bytes.isHex(text.at(start - 1))) {
            start--;
        }
        int before = text.before(start);
        int next = text.at(colon + 1);
        if ((next != ':' && !Bytes.isHex(next)) || Bytes.isWord(before) || (start == colon && next != ':')) {
            return -1;
        }
        if (!mayBeAddress(start)) {
            return -1;
        }
        int mac = hardwareEnd(start, ':');
        if (mac > 0) {
            text.hits.add(start, mac, MaskClass.MAC);
            return mac;
        }
        int end = version6End(start);
        if (end < 0 || (before == '[' && isIndexed(start))) {
            return -1;
        }
        text.hits.add(start, end, MaskClass.IP);
        return end;
    }

    /** Whether there are colons enough for an address of either kind, unlike in a time of the day. */
    private boolean mayBeAddress(int start) {
        int colons = 0;
        int i = start;
        while (i - start < MAX && (Bytes.isHex(text.at(i)) || text.at(i) == ':' || text.at(i) == '.')) {
            if (text.at(i) == ':') {
                colons += text.at(i + 1) == ':' ? LEAST_COLONS : 1;
            }
            i++;
        }
        failedBefore = colons < LEAST_COLONS ? i : failedBefore;
        return colons >= LEAST_COLONS;
    }

    /** As in {@code list[1::2]}. */
    private boolean isIndexed(int start) {
        return Bytes.isWord(text.at(start - 2));
    }

    private int version6End(int start) {
        int limit = start;
        while (limit - start < MAX && (Bytes.isHex(text.at(limit)) || text.at(limit) == ':' || text.at(limit) == '.')) {
            limit++;
        }
        failedBefore = limit;
        count = 0;
        gap = -1;
        digit = false;
        int i = start;
        if (text.at(i) == ':') {
            gap = 0;
            i += 2;
        }
        end = i;
        while (i >= 0 && i < limit && Bytes.isHex(text.at(i))) {
            i = group(i);
        }
        return i < 0 ? -1 : judge(start);
    }

    /** Takes in a group; gives where the next one starts, the limit of the text behind the last, or -1 if it is none. */
    private int group(int start) {
        int groupEnd = start;
        while (groupEnd - start < 5 && Bytes.isHex(text.at(groupEnd))) {
            digit |= Bytes.isDigit(text.at(groupEnd));
            groupEnd++;
        }
        int quad = text.at(groupEnd) == '.' ? quadEnd(start) : -1;
        if (quad > 0) {
            count += 2;
            end = quad;
            return text.to();
        }
        if (groupEnd - start > 4) {
            return -1;
        }
        count++;
        end = groupEnd;
        if (text.at(groupEnd) != ':') {
            return text.to();
        }
        if (text.at(groupEnd + 1) != ':') {
            return groupEnd + 1;
        }
        if (gap >= 0) {
            return -1;
        }
        gap = count;
        end = groupEnd + 2;
        return end;
    }

    private int judge(int start) {
        boolean hinted = hints.near(Hint.IP, start);
        int after = text.at(end);
        boolean chained = after == ':' && (text.at(end + 1) == ':' || (!hinted && Bytes.isHex(text.at(end + 1))));
        if (Bytes.isWord(after) || chained) {
            return -1;
        }
        if (gap < 0) {
            return count == GROUPS || (hinted && count > GROUPS && count <= GROUPS + 4) ? zone(end) : -1;
        }
        if (count >= GROUPS || (count == 0 && !hinted)) {
            return -1;
        }
        return digit || count >= 4 || hinted ? zone(end) : -1;
    }

    private int zone(int from) {
        if (text.at(from) != '%' || !Bytes.isLetter(text.at(from + 1))) {
            return from;
        }
        int i = from + 1;
        while (i - from < 17 && Bytes.isName(text.at(i))) {
            i++;
        }
        return i;
    }

    private int quadEnd(int start) {
        int i = start;
        for (int group = 0; group < 4; group++) {
            int number = 0;
            int from = i;
            while (i - from < 3 && Bytes.isDigit(text.at(i))) {
                number = number * 10 + text.at(i++) - '0';
            }
            if (i == from || number > 255) {
                return -1;
            }
            if (group < 3 && text.at(i++) != '.') {
                return -1;
            }
        }
        return i;
    }

    /** The end of six or eight pairs of hexadecimal digits with one separator, or -1. */
    int hardwareEnd(int start, int separator) {
        int pairs = 0;
        boolean letter = false;
        int i = start;
        while (pairs <= GROUPS && Bytes.isHex(text.at(i)) && Bytes.isHex(text.at(i + 1))) {
            letter |= !Bytes.isDigit(text.at(i)) || !Bytes.isDigit(text.at(i + 1));
            pairs++;
            i += 2;
            if (text.at(i) != separator || !Bytes.isHex(text.at(i + 1))) {
                break;
            }
            i++;
        }
        boolean whole = (pairs == 6 || pairs == 8) && !Bytes.isWord(text.at(i));
        return whole && (letter || separator == ':') ? i : -1;
    }

    /** The end of three groups of four hexadecimal digits joined by dots, or -1. */
    int dottedHardwareEnd(int start) {
        boolean letter = false;
        for (int i = start; i < start + 14; i++) {
            boolean dot = (i - start) % 5 == 4;
            if (dot ? text.at(i) != '.' : !Bytes.isHex(text.at(i))) {
                return -1;
            }
            letter |= !dot && !Bytes.isDigit(text.at(i));
        }
        boolean whole = !Bytes.isWord(text.at(start + 14))
                && !(text.at(start + 14) == '.' && Bytes.isWord(text.at(start + 15)));
        return whole && letter ? start + 14 : -1;
    }
}
