package io.sordini.core.sanitize;

/**
 * A masked document.
 *
 * @param bytes JSON on one line, in UTF-8
 * @param report what was masked in it
 */
@SuppressWarnings("ArrayRecordComponent") // handed through and never compared
public record Masked(byte[] bytes, MaskReport report) {

    @Override
    public String toString() {
        return "Masked[" + bytes.length + " bytes, " + report + "]";
    }
}
