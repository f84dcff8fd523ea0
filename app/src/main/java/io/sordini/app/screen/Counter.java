package io.sordini.app.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A total that grows, and how fast it did in each of the last {@value #SECONDS} seconds. */
final class Counter {

    static final int SECONDS = 60;

    /** A point needs about a second, so that the points of a slow or busy reader are still about seconds. */
    private static final Duration POINT = Duration.ofMillis(950);

    /** The present is the mean of so many points: one alone jumps too much to be read. */
    private static final int PRESENT = 3;

    private final String name;
    private final Deque<Long> points = new ArrayDeque<>();
    private Instant since;
    private long before;
    private long total;

    /** Whatever the total is at first did not come just now. */
    Counter(String name, long total, Instant now) {
        this.name = name;
        this.total = total;
        before = total;
        since = now;
    }

    void total(long total, Instant now) {
        this.total = total;
        long elapsed = Duration.between(since, now).toMillis();
        if (elapsed < POINT.toMillis()) {
            return;
        }
        points.addLast(Math.max(0, Math.round((total - before) * 1000.0 / elapsed)));
        if (points.size() > SECONDS) {
            points.removeFirst();
        }
        before = total;
        since = now;
    }

    Snapshot.Flow flow() {
        List<Long> seconds = List.copyOf(points);
        List<Long> present = seconds.subList(Math.max(0, seconds.size() - PRESENT), seconds.size());
        long sum = present.stream().mapToLong(Long::longValue).sum();
        return new Snapshot.Flow(
                name, total, present.isEmpty() ? 0 : Math.round((double) sum / present.size()), seconds);
    }
}
