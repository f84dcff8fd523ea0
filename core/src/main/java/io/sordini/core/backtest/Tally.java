package io.sordini.core.backtest;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many matters there are, and how many of each change. */
public final class Tally {

    private final Map<Change, Long> changes = new EnumMap<>(Change.class);
    private long before;
    private long after;

    void add(Change change, @Nullable Outcome old, @Nullable Outcome now) {
        changes.merge(change, 1L, Long::sum);
        before += old == null ? 0 : 1;
        after += now == null ? 0 : 1;
    }

    void add(Tally other) {
        other.changes.forEach((change, count) -> changes.merge(change, count, Long::sum));
        before += other.before;
        after += other.after;
    }

    /** Matters of the old policy. */
    public long before() {
        return before;
    }

    /** Matters of the new policy. */
    public long after() {
        return after;
    }

    public long of(Change change) {
        return changes.getOrDefault(change, 0L);
    }

    /** Matters that differ. */
    public long different() {
        return changes.values().stream().mapToLong(Long::longValue).sum() - of(Change.SAME);
    }
}
