package io.sordini.core.policy;

import io.sordini.schemas.subject.Scope;
import java.time.Duration;
import java.util.List;

/**
 * How many requests a subject may make; over any of the windows it is throttled.
 *
 * @param name the decision's rule
 * @param windows at least one, all must have a token
 */
public record RateLimit(String name, Scope subject, Mode mode, List<Window> windows) {

    /**
     * A token bucket.
     *
     * @param rate tokens that come back during {@code per}
     * @param burst the bucket's size in tokens
     */
    public record Window(long rate, Duration per, long burst) {}

    public RateLimit {
        windows = List.copyOf(windows);
    }
}
