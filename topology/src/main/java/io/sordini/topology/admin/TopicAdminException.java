package io.sordini.topology.admin;

/** The brokers did not answer, or refused; says which and what was asked. */
public final class TopicAdminException extends RuntimeException {

    TopicAdminException(String message) {
        super(message);
    }

    TopicAdminException(String message, Throwable cause) {
        super(message, cause);
    }
}
