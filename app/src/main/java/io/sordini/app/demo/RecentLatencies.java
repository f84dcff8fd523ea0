package io.sordini.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.HdrHistogram.Histogram;

/** The latencies of the last minute, as many as fit. Not thread-safe. */
final class RecentLatencies {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private record Reached(Instant at, long millis) {}

    private final Deque<Reached> reached = new ArrayDeque<>();

    void add(Instant at, long millis) {
        reached.addLast(new Reached(at, millis));
        if (reached.size() > MOST) {
            reached.removeFirst();
        }
    }

    /** A histogram in milliseconds of what was reached in the minute before. */
    Histogram before(Instant now) {
        while (!reached.isEmpty() && reached.getFirst().at().isBefore(now.minus(WINDOW))) {
            reached.removeFirst();
        }
        Histogram histogram = new Histogram(3);
        reached.forEach(one -> histogram.recordValue(one.millis()));
        return histogram;
    }
}
