package io.sordini.schemas.signal;

/** What an event means for its subject; a signal carries any number of facts. A fact keeps its bit for good. */
public enum Fact {
    /** A request that no enforcer had refused. */
    REQUEST(0),
    /** A request that an enforcer refused, or that was answered 429. */
    REFUSED(1),
    LOGIN_FAILED(2),
    LOGIN_SUCCEEDED(3),
    /** A request for something that is not a static file, answered 400, 403 or 404. */
    PROBE(4),
    /** A request for a path that only a scanner asks for. */
    SENSITIVE_FILE(5),
    TOKEN_ISSUED(6),
    TOKEN_USED(7),
    LOGOUT(8),
    /** An event that could not be read; it counts for the address all the same. */
    MALFORMED(9);

    private final int mask;

    Fact(int bit) {
        mask = 1 << bit;
    }

    /** The fact's bit in the binary form of a signal; never reused for another fact. */
    int mask() {
        return mask;
    }
}
