package io.sordini.core.detect;

import io.sordini.core.policy.Mode;
import io.sordini.core.policy.Rule;

/**
 * How long a rule that fired hides a repeat. One that began while the rule was only recorded does not hide the first time that
 * the rule is enforced; it is kept as a negative time.
 */
final class Silence {

    private Silence() {}

    /** The silence that begins now, as states keep it; times are milliseconds since the epoch. */
    static long from(Rule rule, long time) {
        long until = time + rule.suppress().toMillis();
        return rule.mode() == Mode.SHADOW ? -until : until;
    }

    /** @param kept what {@link #from} gave, 0 if the rule never fired */
    static boolean isOver(Rule rule, long kept, long time) {
        return time >= (rule.mode() == Mode.SHADOW ? Math.abs(kept) : kept);
    }
}
