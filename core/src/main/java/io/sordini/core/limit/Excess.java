package io.sordini.core.limit;

import io.sordini.core.policy.RateLimit;

/**
 * A limit that a request exceeded.
 *
 * @param window the window that takes longest to have a token again
 * @param waitNanos until every window has a token
 */
public record Excess(RateLimit limit, RateLimit.Window window, long waitNanos) {

    /** The wait in milliseconds, rounded up. */
    public long waitMillis() {
        return (waitNanos + 999_999) / 1_000_000;
    }
}
