package io.sordini.core.sanitize;

/** Undoes the escapes in JSON strings. */
final class JsonEscapes {

    private JsonEscapes() {}

    /** Appends the content of a valid string without escapes; whether half of a surrogate pair had to be replaced. */
    static boolean undo(byte[] in, int start, int end, Output out) {
        boolean replaced = false;
        int copied = start;
        int i = start;
        while (i < end) {
            if (in[i] != '\\') {
                i++;
                continue;
            }
            out.append(in, copied, i);
            if (in[i + 1] == 'u') {
                int unit = unit(in, i + 2);
                i += 6;
                boolean high = unit >= 0xd800 && unit < 0xdc00;
                if (high && isLow(in, i, end)) {
                    append(Character.toCodePoint((char) unit, (char) unit(in, i + 2)), out);
                    i += 6;
                } else {
                    boolean half = unit >= 0xd800 && unit < 0xe000;
                    replaced |= half;
                    append(half ? 0xfffd : unit, out);
                }
            } else {
                out.append(unescaped(in[i + 1]));
                i += 2;
            }
            copied = i;
        }
        out.append(in, copied, end);
        return replaced;
    }

    private static int unit(byte[] in, int at) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            unit = unit << 4 | Character.digit(in[i], 16);
        }
        return unit;
    }

    /** Whether the second half of a surrogate pair stands here as an escape. */
    private static boolean isLow(byte[] in, int at, int end) {
        if (at + 6 > end || in[at] != '\\' || in[at + 1] != 'u') {
            return false;
        }
        int unit = unit(in, at + 2);
        return unit >= 0xdc00 && unit < 0xe000;
    }

    private static int unescaped(byte escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escape;
        };
    }

    private static void append(int point, Output out) {
        if (point < 0x80) {
            out.append(point);
        } else if (point < 0x800) {
            out.append(0xc0 | point >> 6);
            out.append(0x80 | (point & 0x3f));
        } else if (point < 0x10000) {
            out.append(0xe0 | point >> 12);
            out.append(0x80 | (point >> 6 & 0x3f));
            out.append(0x80 | (point & 0x3f));
        } else {
            out.append(0xf0 | point >> 18);
            out.append(0x80 | (point >> 12 & 0x3f));
            out.append(0x80 | (point >> 6 & 0x3f));
            out.append(0x80 | (point & 0x3f));
        }
    }
}
