package io.sordini.schemas;

/** Bytes that are not a value of the topic they were read from; says what was expected, never repeats the content. */
public final class CodecException extends RuntimeException {

    public CodecException(String message) {
        super(message);
    }

    public CodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
