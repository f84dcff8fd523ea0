package io.sordini.core.policy;

import java.time.Duration;

/**
 * How blocks grow with each repetition: twice as long for each block that is still remembered.
 *
 * @param longest no block grows beyond
 * @param memory how long a block counts
 */
public record Escalation(Duration longest, Duration memory) {

    /** Blocks that are remembered of one subject, at most. */
    public static final int MAX_REMEMBERED = 16;

    /** How long the next block lasts. */
    public Duration next(Duration first, int remembered) {
        long millis = first.toMillis();
        for (int i = 0; i < Math.min(remembered, MAX_REMEMBERED) && millis < longest.toMillis(); i++) {
            millis *= 2;
        }
        return Duration.ofMillis(Math.max(first.toMillis(), Math.min(millis, longest.toMillis())));
    }
}
