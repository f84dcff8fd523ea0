package io.sordini.app.notification;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures: a random time up to a bound that doubles with each of them, from {@link #FIRST} to
 * {@link #LONGEST}. With the whole time random, senders that failed together do not come back together.
 */
final class Backoff {

    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(5);
    /** No endpoint silences us for longer. */
    static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private static final int DOUBLINGS = 20;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The wait before the next attempt.
     *
     * @param failures so far, at least 1
     * @param asked the least that the endpoint asked for
     */
    Duration after(int failures, Duration asked) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        Duration bound = shorter(doubled, LONGEST);
        Duration chosen = Duration.ofMillis(random.nextLong(bound.toMillis() + 1));
        Duration least = shorter(asked, LONGEST_ASKED);
        return chosen.compareTo(least) < 0 ? least : chosen;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
