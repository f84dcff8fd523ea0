package io.sordini.readers.lines;

import io.sordini.schemas.Topic;
import java.util.Arrays;

/**
 * One line, without its line feed.
 *
 * @param number counted from 1
 * @param bytes the line, or its first {@value LineReader#KEPT_BYTES} bytes
 * @param length the length of the whole line, in bytes
 * @param ended whether a line feed followed; only the last line may lack it
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
public record Line(long number, byte[] bytes, long length, boolean ended) {

    /** Whether the line is longer than any value that Sordini reads. */
    public boolean oversized() {
        return length > Topic.MAX_VALUE_BYTES;
    }

    /** Whether a carriage return stands before the line's end. */
    public boolean endsInCarriageReturn() {
        return bytes.length > 0 && length == bytes.length && bytes[bytes.length - 1] == '\r';
    }

    /** The bytes without a byte order mark at the start of the first line and without a carriage return at the end. */
    public byte[] content() {
        int start = number == 1 && startsWithByteOrderMark() ? 3 : 0;
        int end = endsInCarriageReturn() ? bytes.length - 1 : bytes.length;
        return start == 0 && end == bytes.length ? bytes : Arrays.copyOfRange(bytes, Math.min(start, end), end);
    }

    private boolean startsWithByteOrderMark() {
        return bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }

    /** Number and length; the content never reaches a log. */
    @Override
    public String toString() {
        return "Line[" + number + ", " + length + " bytes]";
    }
}
