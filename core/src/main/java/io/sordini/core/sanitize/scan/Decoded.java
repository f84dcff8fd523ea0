package io.sordini.core.sanitize.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Bytes with one level of encoding undone, and where in the original text each of them came from: percent encoding, the
 * backslash escapes of JSON and of programming languages, character references of HTML, full-width forms, and the plus
 * signs of forms.
 */
final class Decoded {

    /** No escape has more bytes than this. */
    static final int LONGEST = 12;

    private static final int LONGEST_REFERENCE = 10;
    private static final Map<String, Integer> REFERENCES = Map.of(
            "quot", 34, "amp", 38, "apos", 39, "lt", 60, "gt", 62, "commat", 64, "colon", 58, "period", 46, "nbsp", 32,
            "equals", 61);

    /** What an escape, a full-width form or a space of a form may start with. */
    private static final boolean[] SPECIAL = new boolean[256];

    static {
        for (int b : new int[] {'%', '\\', '&', '+', 0xef}) {
            SPECIAL[b] = true;
        }
    }

    private byte[] bytes = new byte[256];
    private int[] origins = new int[256];
    private int size;
    private boolean changed;
    private byte[] in = new byte[0];
    private int limit;
    private int next;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** The place in the original text that a place in the decoded bytes stands for. */
    int origin(int at) {
        return origins[at];
    }

    /**
     * Decodes a range; whether that made a difference.
     *
     * @param parent the decoding that the range is of, or this one if the range is of the original text
     * @param form whether a plus sign is a space
     */
    boolean decode(byte[] from, int start, int end, Decoded parent, boolean form) {
        in = from;
        limit = end;
        size = 0;
        changed = false;
        int i = start;
        while (i < end) {
            int origin = parent == this ? i : parent.origins[i];
            byte b = from[i];
            if (!SPECIAL[b & 0xff]) {
                i = copy(i, parent);
                continue;
            }
            int decoded = b == '%' || b == '\\' || b == '&' || b == (byte) 0xef ? escape(b, i) : -1;
            if (decoded >= 0) {
                changed = true;
                i = next;
                putCodePoint(decoded, origin);
            } else {
                boolean space = form && b == '+';
                changed |= space;
                put(space ? (byte) ' ' : b, origin);
                i++;
            }
        }
        ensure(1);
        origins[size] = parent == this ? end : parent.origins[end];
        return changed;
    }

    /** Copies what is not encoded; gives where the next escape may start. */
    private int copy(int start, Decoded parent) {
        int i = start + 1;
        while (i < limit && !SPECIAL[in[i] & 0xff]) {
            i++;
        }
        int length = i - start;
        ensure(length);
        System.arraycopy(in, start, bytes, size, length);
        if (parent == this) {
            for (int k = 0; k < length; k++) {
                origins[size + k] = start + k;
            }
        } else {
            System.arraycopy(parent.origins, start, origins, size, length);
        }
        size += length;
        return i;
    }

    /** Whether an escape may start here. */
    static boolean mayStart(Text text, int b, int i) {
        int next = text.at(i + 1);
        if (b == '%') {
            return (Bytes.isHex(next) && Bytes.isHex(text.at(i + 2))) || (next | 32) == 'u';
        }
        if (b == '\\') {
            return "ux\"\\/'nrt".indexOf(next) >= 0;
        }
        int end = i + 1;
        while (end < i + LONGEST_REFERENCE && (Bytes.isAlphanumeric(text.at(end)) || text.at(end) == '#')) {
            end++;
        }
        return text.at(end) == ';';
    }

    /** The code point, or the byte as a negative number less one, that an escape stands for; -1 if it is none. */
    private int escape(byte b, int i) {
        return switch (b) {
            case '%' -> percent(i);
            case '\\' -> backslash(i);
            case '&' -> reference(i);
            default -> wide(i);
        };
    }

    private int percent(int i) {
        if (at(i + 1) == 'u' || at(i + 1) == 'U') {
            return hex(i + 2, 4);
        }
        int value = hex(i + 1, 2);
        return value < 0 ? -1 : value < 0x80 ? value : RAW + value;
    }

    /** Marks a byte that is part of an encoded character. */
    private static final int RAW = 1 << 24;

    private int backslash(int i) {
        int escaped = at(i + 1);
        if (escaped == 'u') {
            return at(i + 2) == '{' ? -1 : hex(i + 2, 4);
        }
        if (escaped == 'x') {
            int value = hex(i + 2, 2);
            return value < 0 ? -1 : value < 0x80 ? value : RAW + value;
        }
        next = i + 2;
        return switch (escaped) {
            case '"', '\\', '/', '\'' -> escaped;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> -1;
        };
    }

    private int reference(int i) {
        int end = i + 1;
        while (end < i + LONGEST_REFERENCE && (Bytes.isAlphanumeric(at(end)) || at(end) == '#')) {
            end++;
        }
        if (at(end) != ';' || end < i + 3) {
            return -1;
        }
        next = end + 1;
        String name = new String(in, i + 1, end - i - 1, StandardCharsets.US_ASCII);
        if (name.charAt(0) != '#') {
            return REFERENCES.getOrDefault(name, -1);
        }
        boolean hex = name.length() > 2 && (name.charAt(1) | 32) == 'x';
        try {
            int value = Integer.parseInt(name, hex ? 2 : 1, name.length(), hex ? 16 : 10);
            return value < Character.MAX_CODE_POINT ? value : -1;
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private int wide(int i) {
        int second = at(i + 1) & 0xff;
        int third = at(i + 2) & 0xff;
        int point = 0xf000 | (second & 0x3f) << 6 | (third & 0x3f);
        next = i + 3;
        return point > 0xff00 && point < 0xff5f ? point - 0xfee0 : -1;
    }

    private int hex(int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            int digit = Bytes.isHex(at(i)) ? Character.digit(at(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        next = at + count;
        return value;
    }

    private int at(int index) {
        return index < limit ? in[index] : ' ';
    }

    private void putCodePoint(int point, int origin) {
        if (point >= RAW) {
            put((byte) point, origin);
        } else if (point < 0x80) {
            put((byte) point, origin);
        } else if (point < 0x800) {
            put((byte) (0xc0 | point >> 6), origin);
            put((byte) (0x80 | (point & 0x3f)), origin);
        } else if (point < 0x10000) {
            put((byte) (0xe0 | point >> 12), origin);
            put((byte) (0x80 | (point >> 6 & 0x3f)), origin);
            put((byte) (0x80 | (point & 0x3f)), origin);
        } else {
            put((byte) '?', origin);
        }
    }

    private void put(byte b, int origin) {
        ensure(1);
        bytes[size] = b;
        origins[size++] = origin;
    }

    private void ensure(int more) {
        if (size + more >= bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more + 1));
            origins = Arrays.copyOf(origins, bytes.length);
        }
    }
}
