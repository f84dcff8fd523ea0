package io.sordini.app.backtest;

import io.sordini.core.backtest.Outcome;
import io.sordini.schemas.decision.Action;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Outcomes and subjects as people read them. */
final class Words {

    private static final Pattern KEYED_HASH =
            Pattern.compile("([a-z-]+:[a-z0-9-]{1,16}\\.[A-Za-z0-9_-]{6})[A-Za-z0-9_-]{16}");
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Words() {}

    /** A subject; of a keyed hash the first characters. */
    static String subject(String key) {
        return KEYED_HASH.matcher(key).replaceFirst("$1…");
    }

    /** What was done and for how long. */
    static String outcome(@Nullable Outcome outcome) {
        if (outcome == null) {
            return "-";
        }
        String action = outcome.action().text();
        if (outcome.action() == Action.ALERT) {
            return outcome.times() == 1 ? action : outcome.times() + " alerts";
        }
        return action + " " + span(outcome.heldMs());
    }

    /** A difference in time, with its sign. */
    static String more(long ms) {
        return ms == 0 ? "0" : (ms > 0 ? "+" : "-") + span(Math.abs(ms));
    }

    /** A time span in its two largest units. */
    static String span(long ms) {
        if (ms < SECOND) {
            return ms + "ms";
        }
        if (ms < MINUTE) {
            return units(ms, SECOND, "s", 1, "ms");
        }
        if (ms < HOUR) {
            return units(ms, MINUTE, "m", SECOND, "s");
        }
        return ms < DAY ? units(ms, HOUR, "h", MINUTE, "m") : units(ms, DAY, "d", HOUR, "h");
    }

    private static String units(long ms, long large, String one, long small, String other) {
        long rest = ms % large / small;
        return ms / large + one + (rest == 0 ? "" : " " + rest + other);
    }
}
