package io.sordini.readers.source;

/** An input that cannot be read at all; the message names it and says what to do. */
public final class ReaderException extends RuntimeException {

    private final boolean general;

    public ReaderException(String message) {
        super(message);
        this.general = false;
    }

    public ReaderException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private ReaderException(String message, Throwable cause, boolean general) {
        super(message, cause);
        this.general = general;
    }

    /** That no input of a kind can be read here: not a file is at fault, but this machine. */
    public static ReaderException general(String message, Throwable cause) {
        return new ReaderException(message, cause, true);
    }

    /** Whether the other inputs of the kind would fail alike, so that leaving this one out hides it. */
    public boolean isGeneral() {
        return general;
    }
}
