package io.sordini.readers.source;

/** An input that cannot be read at all; the message names it and says what to do. */
public final class ReaderException extends RuntimeException {

    public ReaderException(String message) {
        super(message);
    }

    public ReaderException(String message, Throwable cause) {
        super(message, cause);
    }
}
