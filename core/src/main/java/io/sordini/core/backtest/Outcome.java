package io.sordini.core.backtest;

import io.sordini.schemas.decision.Action;

/**
 * What became of a matter, or of a subject, under one policy.
 *
 * @param action the strongest that was decided
 * @param times how often something was decided; renewals do not count
 * @param first when it was first decided, milliseconds since the epoch
 * @param heldMs how long something was in force, also beyond the end of the history, in milliseconds; alerts take no time
 * @param trace a hash of when what was in force: equal for equal courses
 * @param reason of the first decision
 */
public record Outcome(Action action, long times, long first, long heldMs, long trace, String reason) {

    /** Both together; they never overlap in time, since a subject has one remediation. */
    Outcome and(Outcome other) {
        Outcome earlier = other.first < first ? other : this;
        return new Outcome(
                other.action.isStrongerThan(action) ? other.action : action,
                times + other.times,
                earlier.first,
                heldMs + other.heldMs,
                trace + other.trace, // in whatever order they come
                earlier.reason);
    }
}
