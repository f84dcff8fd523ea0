package io.sordini.core.backtest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How what the new policy decides differs from what the old one does. */
public enum Change {
    /** Only the new policy decides anything. */
    GAINED,
    /** Only the old policy did. */
    LOST,
    /** Something stronger or weaker is done. */
    CHANGED,
    /** The same is done, for longer. */
    EXTENDED,
    /** The same is done, for less time. */
    SHORTENED,
    /** The same is done for as long, but at other times, or in other numbers. */
    MOVED,
    /** Nothing differs. */
    SAME;

    /** @throws IllegalArgumentException when neither policy decided anything */
    static Change of(@Nullable Outcome before, @Nullable Outcome after) {
        if (before == null || after == null) {
            if (before == null && after == null) {
                throw new IllegalArgumentException("expected an outcome of at least one policy");
            }
            return before == null ? GAINED : LOST;
        }
        if (before.action() != after.action()) {
            return CHANGED;
        }
        if (before.heldMs() != after.heldMs()) {
            return before.heldMs() < after.heldMs() ? EXTENDED : SHORTENED;
        }
        return before.trace() == after.trace() && before.times() == after.times() ? SAME : MOVED;
    }

    /** The change when old and new change places. */
    public Change opposite() {
        return switch (this) {
            case GAINED -> LOST;
            case LOST -> GAINED;
            case EXTENDED -> SHORTENED;
            case SHORTENED -> EXTENDED;
            case CHANGED, MOVED, SAME -> this;
        };
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
