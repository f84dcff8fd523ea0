package io.sordini.core.sanitize.scan;

import java.nio.charset.StandardCharsets;

/** The text under scan: a range of UTF-8 bytes with a space before and after it, and what was found so far. */
final class Text {

    final Hits hits = new Hits();
    final TooLong tooLong = new TooLong();
    private final Runs runs = new Runs(this);
    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    void open(byte[] utf8, int start, int end) {
        bytes = utf8;
        from = start;
        to = end;
        hits.clear();
        runs.clear();
        tooLong.clear();
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The byte at an index as it is, negative beyond ASCII; a space outside of the text. */
    int at(int index) {
        return index < from || index >= to ? ' ' : bytes[index];
    }

    /** The byte before an index; a bracket if what was found ends there, since that is what will stand there. */
    int before(int index) {
        return index == hits.lastEnd() ? ']' : at(index - 1);
    }

    /** The end of the run of an alphabet of {@link Prefixes} that starts at {@code at}. */
    int runEnd(char alphabet, int at) {
        return runs.end(alphabet, at);
    }

    boolean startsWith(byte[] prefix, int at) {
        if (at < from || at + prefix.length > to) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a lower case word stands at an index, in any case. */
    boolean startsWithIgnoringCase(String word, int at) {
        if (at < from || at + word.length() > to) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Bytes.lower(bytes[at + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int indexOf(byte[] sought, int start, int limit) {
        int last = Math.min(limit, to) - sought.length;
        for (int i = start; i <= last; i++) {
            if (bytes[i] == sought[0] && startsWith(sought, i)) {
                return i;
            }
        }
        return -1;
    }

    String string(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
