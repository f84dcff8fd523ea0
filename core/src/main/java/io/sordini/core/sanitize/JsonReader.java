package io.sordini.core.sanitize;

/** Reads the lexical parts of JSON off bytes, strictly: what it accepts, every other reader of JSON accepts. */
final class JsonReader {

    /** Stands for a document that is none; has no trace and no message, since nothing of the bytes may show. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean tooDeep;

        NotJson(boolean tooDeep) {
            super(null, null, false, false);
            this.tooDeep = tooDeep;
        }

        /** Whether it may be JSON, nested beyond the limit. */
        boolean isTooDeep() {
            return tooDeep;
        }
    }

    private static final byte[] KIND = new byte[256];
    private static final byte ESCAPE = 1;
    private static final byte QUOTE = 2;
    private static final byte CONTROL = 3;
    private static final byte BEYOND_ASCII = 4;

    static {
        for (int b = 0; b < ' '; b++) {
            KIND[b] = CONTROL;
        }
        for (int b = 0x80; b < 0x100; b++) {
            KIND[b] = BEYOND_ASCII;
        }
        KIND['"'] = QUOTE;
        KIND['\\'] = ESCAPE;
    }

    private byte[] in = new byte[0];
    private int limit;
    private boolean escaped;

    void open(byte[] bytes, int to) {
        in = bytes;
        limit = to;
    }

    byte[] bytes() {
        return in;
    }

    /** Where what is read ends. */
    int limit() {
        return limit;
    }

    int at(int i) {
        return i < limit ? in[i] : 0;
    }

    int skipSpace(int at) {
        byte[] bytes = in;
        if (at < limit && bytes[at] > ' ') {
            return at;
        }
        int i = at;
        while (i < limit && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
            i++;
        }
        return i;
    }

    /** The place of the closing quote of the name that starts here. */
    int nameEnd(int start) throws NotJson {
        if (at(start) != '"') {
            throw new NotJson(false);
        }
        return stringEnd(start + 1);
    }

    /** The place of the closing quote of a string whose content starts here. */
    int stringEnd(int start) throws NotJson {
        escaped = false;
        byte[] bytes = in;
        int i = start;
        while (true) {
            i = PlainBytes.end(bytes, i, limit);
            if (i >= limit) {
                throw new NotJson(false);
            }
            byte kind = KIND[bytes[i] & 0xff];
            if (kind == 0) {
                i++;
            } else if (kind == QUOTE) {
                return i;
            } else if (kind == ESCAPE) {
                escaped = true;
                i = escapeEnd(i);
            } else if (kind == BEYOND_ASCII) {
                i = characterEnd(i);
            } else {
                throw new NotJson(false);
            }
        }
    }

    /** Whether the last string that was read has an escape. */
    boolean isEscaped() {
        return escaped;
    }

    private int escapeEnd(int i) throws NotJson {
        int escape = at(i + 1);
        if (escape == 'u') {
            hex(i + 2);
            return i + 6;
        }
        if ("\"\\/bfnrt".indexOf(escape) < 0 || escape == 0) {
            throw new NotJson(false);
        }
        return i + 2;
    }

    private void hex(int at) throws NotJson {
        for (int i = at; i < at + 4; i++) {
            if (Character.digit(at(i), 16) < 0) {
                throw new NotJson(false);
            }
        }
    }

    private int characterEnd(int i) throws NotJson {
        int lead = in[i] & 0xff;
        int second = at(i + 1) & 0xff;
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        boolean valid = lead >= 0xc2
                && lead <= 0xf4
                && i + length <= limit
                && (lead != 0xe0 || second >= 0xa0)
                && (lead != 0xed || second < 0xa0)
                && (lead != 0xf0 || second >= 0x90)
                && (lead != 0xf4 || second < 0x90);
        for (int k = 1; valid && k < length; k++) {
            valid = (in[i + k] & 0xc0) == 0x80;
        }
        if (!valid) {
            throw new NotJson(false);
        }
        return i + length;
    }

    /** The end of a number that starts here. */
    int numberEnd(int start) throws NotJson {
        int i = at(start) == '-' ? start + 1 : start;
        int digits = digitsEnd(i);
        if (digits == i || (at(i) == '0' && digits > i + 1)) {
            throw new NotJson(false);
        }
        i = digits;
        if (at(i) == '.') {
            digits = digitsEnd(i + 1);
            if (digits == i + 1) {
                throw new NotJson(false);
            }
            i = digits;
        }
        if ((at(i) | 32) == 'e') {
            int exponent = at(i + 1) == '+' || at(i + 1) == '-' ? i + 2 : i + 1;
            digits = digitsEnd(exponent);
            if (digits == exponent) {
                throw new NotJson(false);
            }
            i = digits;
        }
        return i;
    }

    private int digitsEnd(int at) {
        int i = at;
        while (i < limit && in[i] >= '0' && in[i] <= '9') {
            i++;
        }
        return i;
    }

    /** The end of {@code true}, {@code false} or {@code null}. */
    int literalEnd(int start) throws NotJson {
        String literal = at(start) == 't' ? "true" : at(start) == 'f' ? "false" : "null";
        for (int i = 0; i < literal.length(); i++) {
            if (at(start + i) != literal.charAt(i)) {
                throw new NotJson(false);
            }
        }
        return start + literal.length();
    }
}
