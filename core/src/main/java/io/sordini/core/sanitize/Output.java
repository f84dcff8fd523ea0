package io.sordini.core.sanitize;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are being written; reused. */
final class Output {

    private static final int LARGEST_KEPT = 1 << 20;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1024];
    private int size;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    String text() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    /** Whether all of this is what another has from a place on. */
    boolean isTailOf(Output other, int from) {
        return Arrays.equals(bytes, 0, size, other.bytes, from, other.size);
    }

    /** Whether this has from a place on what a range of bytes has. */
    boolean endsWith(int from, byte[] other, int start, int end) {
        return Arrays.equals(bytes, from, size, other, start, end);
    }

    /** Whether a range of bytes is all of this between quotes. */
    boolean isQuoted(byte[] json, int start, int end) {
        return json[start] == '"' && Arrays.equals(bytes, 0, size, json, start + 1, end - 1);
    }

    /** Forgets everything behind a size that it once had. */
    void truncate(int length) {
        size = length;
    }

    /** Lets go of a buffer that a rare large document needed. */
    void shrink() {
        size = 0;
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[1024];
        }
    }

    void append(int b) {
        ensure(1);
        bytes[size++] = (byte) b;
    }

    void append(byte[] from, int start, int end) {
        int length = end - start;
        if (length > 0) {
            ensure(length);
            System.arraycopy(from, start, bytes, size, length);
            size += length;
        }
    }

    void append(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        append(utf8, 0, utf8.length);
    }

    /** Appends UTF-8 as a JSON string, with its quotes. */
    void appendJson(byte[] utf8, int start, int end) {
        ensure(end - start + 2);
        append('"');
        int copied = start;
        for (int i = PlainBytes.end(utf8, start, end); i < end; i++) {
            byte b = utf8[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                append(utf8, copied, i);
                escape(b);
                copied = i + 1;
            }
        }
        append(utf8, copied, end);
        append('"');
    }

    private void escape(byte b) {
        append('\\');
        switch (b) {
            case '"', '\\' -> append(b);
            case '\n' -> append('n');
            case '\r' -> append('r');
            case '\t' -> append('t');
            case '\b' -> append('b');
            case '\f' -> append('f');
            default -> {
                append('u');
                append('0');
                append('0');
                append(HEX[b >> 4]);
                append(HEX[b & 15]);
            }
        }
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
