package io.sordini.enforcer;

/** An enforcer cannot do what it was asked. */
public final class EnforcerException extends RuntimeException {

    EnforcerException(String message, Throwable cause) {
        super(message, cause);
    }

    EnforcerException(String message) {
        super(message);
    }
}
