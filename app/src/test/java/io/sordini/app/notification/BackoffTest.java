package io.sordini.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void waits_a_random_part_of_what_doubles_up_to_a_bound() {
        long seed = 7;
        Backoff backoff = new Backoff(new Random(seed));

        for (int failures = 1; failures <= 40; failures++) {
            long bound = failures <= 9 ? 1000L << (failures - 1) : Backoff.LONGEST.toMillis();
            bound = Math.min(bound, Backoff.LONGEST.toMillis());
            long longest = 0;
            long shortest = Long.MAX_VALUE;
            for (int i = 0; i < 200; i++) {
                long wait = backoff.after(failures, Duration.ZERO).toMillis();
                longest = Math.max(longest, wait);
                shortest = Math.min(shortest, wait);
            }
            assertThat(longest).as("failures %d, seed %d", failures, seed).isBetween(bound * 9 / 10, bound);
            assertThat(shortest).as("failures %d, seed %d", failures, seed).isLessThan(bound / 10);
        }
    }

    @Test
    void waits_as_long_as_it_is_asked_to_within_reason() {
        Backoff backoff = new Backoff(new Random(7));

        assertThat(backoff.after(1, Duration.ofMinutes(7))).isEqualTo(Duration.ofMinutes(7));
        assertThat(backoff.after(1, Duration.ofDays(400))).isEqualTo(Backoff.LONGEST_ASKED);
    }

    @Test
    void retry_after_is_seconds_or_a_date() {
        assertThat(RetryAfter.parse(" 120 ", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("Fri, 1 May 2026 12:00:30 GMT", NOW)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Fri, 1 May 2026 11:00:00 GMT", NOW)).isZero();
        assertThat(RetryAfter.parse("soon", NOW)).isZero();
        assertThat(RetryAfter.parse("-1", NOW)).isZero();
        assertThat(RetryAfter.parse("99999999999999999999", NOW)).isZero();
    }
}
