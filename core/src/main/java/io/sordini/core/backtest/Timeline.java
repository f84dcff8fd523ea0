package io.sordini.core.backtest;

import java.time.Duration;
import java.util.TreeMap;

/** How many decisions were made in each part of a history: at most {@value #MOST} parts, wider the longer it is. */
public final class Timeline {

    /** Most parts from the first to the last in which something was decided. */
    public static final int MOST = 240;

    private final TreeMap<Long, Long> parts = new TreeMap<>();
    private long widthMs;

    Timeline() {
        this(Duration.ofMinutes(1).toMillis());
    }

    private Timeline(long widthMs) {
        this.widthMs = widthMs;
    }

    /** Counts one decision at a time, in milliseconds since the epoch. */
    void count(long at) {
        parts.merge(Math.floorDiv(at, widthMs), 1L, Long::sum);
        while (parts.lastKey() - parts.firstKey() >= MOST) {
            widenTo(2 * widthMs);
        }
    }

    private void widenTo(long wider) {
        TreeMap<Long, Long> old = new TreeMap<>(parts);
        parts.clear();
        old.forEach((part, count) -> parts.merge(Math.floorDiv(part * widthMs, wider), count, Long::sum));
        widthMs = wider;
    }

    /** The same decisions in parts of at least this width; both widths are the shortest one doubled some times. */
    public Timeline inPartsOf(long atLeastMs) {
        Timeline copy = new Timeline(widthMs);
        copy.parts.putAll(parts);
        if (atLeastMs > widthMs) {
            copy.widenTo(atLeastMs);
        }
        return copy;
    }

    /** Milliseconds. */
    public long widthMs() {
        return widthMs;
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Number of the first part in which something was decided, counted from the epoch. */
    public long first() {
        return parts.firstKey();
    }

    /** Number of the last part in which something was decided. */
    public long last() {
        return parts.lastKey();
    }

    /** Decisions in a part. */
    public long in(long part) {
        return parts.getOrDefault(part, 0L);
    }
}
