package io.sordini.app;

/** Why a command could not do what it was asked; the message is one sentence for the user that says what to do. */
public final class Failure extends RuntimeException {

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
