package io.sordini.app.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.HdrHistogram.Histogram;

/** The latencies of the last minute, as many as fit, told as a figure. Thread-safe. */
public final class RecentLatencies {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private record Reached(Instant at, long millis) {}

    private final String name;
    private final Deque<Reached> reached = new ArrayDeque<>();

    /** @param name from where to where */
    public RecentLatencies(String name) {
        this.name = name;
    }

    /** A latency as the remark beside a decision. */
    public static String remark(long millis) {
        return millis < 100_000 ? "%,d ms".formatted(millis) : "%,d s".formatted(millis / 1000);
    }

    public synchronized void add(Instant at, long millis) {
        reached.addLast(new Reached(at, millis));
        if (reached.size() > MOST) {
            reached.removeFirst();
        }
    }

    /** Tells a board the median and the 99th percentile of the minute before. */
    public void tell(Board board, Instant now) {
        Histogram recent = before(now);
        board.figure(
                name,
                recent.getTotalCount() == 0
                        ? "-"
                        : "p50 %,d, p99 %,d ms"
                                .formatted(recent.getValueAtPercentile(50), recent.getValueAtPercentile(99)));
    }

    private synchronized Histogram before(Instant now) {
        while (!reached.isEmpty() && reached.getFirst().at().isBefore(now.minus(WINDOW))) {
            reached.removeFirst();
        }
        Histogram histogram = new Histogram(3);
        reached.forEach(one -> histogram.recordValue(one.millis()));
        return histogram;
    }
}
