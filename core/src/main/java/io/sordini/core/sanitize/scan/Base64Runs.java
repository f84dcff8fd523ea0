package io.sordini.core.sanitize.scan;

/** The runs of base64 in a text that decode to text. */
final class Base64Runs {

    private static final int SHORTEST = 16;
    private static final int SAMPLE = 12;
    private static final int WORK_PER_BYTE = 16;

    private byte[] in = new byte[0];
    private int at;
    private int to;
    private int start;
    private int end;
    private byte[] decoded = new byte[256];
    private int size;
    private int work;

    void open(byte[] bytes, int from, int limit) {
        in = bytes;
        at = from;
        to = limit;
        work = WORK_PER_BYTE * (limit - from);
    }

    /** Goes to the next run. */
    boolean next() {
        while (at < to) {
            if (Checks.base64(in[at]) < 0) {
                at++;
                continue;
            }
            start = at;
            while (at < to && Checks.base64(in[at]) >= 0) {
                at++;
            }
            int digits = at;
            while (at < to && at < digits + 2 && in[at] == '=') {
                at++;
            }
            end = at;
            if (startsText(digits)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the run is text from its start, or from behind one of its slashes, which may be those of a path. */
    private boolean startsText(int digits) {
        while (digits - start >= SHORTEST) {
            if (isText(digits)) {
                return true;
            }
            int slash = start;
            while (slash < digits && in[slash] != '/') {
                slash++;
            }
            start = slash + 1;
            if (work < 0) {
                return false;
            }
        }
        return false;
    }

    /** Decodes the run, giving up at the first byte that no text has. */
    private boolean isText(int digits) {
        size = 0;
        int bits = 0;
        int count = 0;
        if (decoded.length < digits - start) {
            decoded = new byte[digits - start];
        }
        for (int i = start; i < digits; i++) {
            bits = bits << 6 | Checks.base64(in[i]);
            count += 6;
            if (count >= 8) {
                count -= 8;
                int b = bits >> count & 0xff;
                if ((b < ' ' && !Bytes.isSpace(b)) || b == 0x7f || (size < SAMPLE && b >= 0x80)) {
                    return false;
                }
                decoded[size++] = (byte) b;
                work--;
            }
        }
        return true;
    }

    byte[] decoded() {
        return decoded;
    }

    int size() {
        return size;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }
}
