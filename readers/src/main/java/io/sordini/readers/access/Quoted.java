package io.sordini.readers.access;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Quoted texts with the escapes of nginx ({@code \x22}) and Apache ({@code \"}, {@code \\}, {@code \n}, {@code \xhh}). The
 * line is bytes as characters, so that escaped and plain bytes make up one UTF-8 text together.
 */
final class Quoted {

    private Quoted() {}

    /** Where the first quote stands that no backslash escapes, or -1. */
    static int open(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            }
        }
        return -1;
    }

    /** Where the quote stands that ends the text opened at a place, or -1. */
    static int close(String line, int open) {
        return open(line, open + 1);
    }

    /** The text between two quotes as the client sent it; bytes that are no UTF-8 are replaced. */
    static String text(String line, int open, int close) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(close - open);
        int i = open + 1;
        while (i < close) {
            char c = line.charAt(i);
            if (c != '\\' || i + 1 >= close) {
                bytes.write(c);
                i++;
            } else {
                i += escaped(line, i + 1, close, bytes);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Writes what an escape stands for; how many characters it takes, with its backslash. */
    private static int escaped(String line, int at, int close, ByteArrayOutputStream bytes) {
        char c = line.charAt(at);
        int high = at + 2 < close ? Character.digit(line.charAt(at + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(line.charAt(at + 2), 16);
        if (c == 'x' && low >= 0) {
            bytes.write(high << 4 | low);
            return 4;
        }
        int control = "bnrtv".indexOf(c);
        if (control >= 0) {
            bytes.write("\b\n\r\t\u000b".charAt(control));
        } else if (c == '"' || c == '\\') {
            bytes.write(c);
        } else { // no escape of either server: what it stands for is not guessed
            bytes.write('\\');
            bytes.write(c);
        }
        return 2;
    }
}
