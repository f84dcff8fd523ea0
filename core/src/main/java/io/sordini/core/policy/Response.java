package io.sordini.core.policy;

import io.sordini.schemas.decision.Action;
import java.time.Duration;

/**
 * What follows when a rule fires.
 *
 * @param duration how long the action lasts
 * @param target on whom it falls
 * @param least with {@link Target#ADDRESSES}, how many of the events an address must have sent
 * @param escalates whether it lasts longer each time, see {@link Escalation}
 * @param sparesShared whether an address that several users share is challenged rather than blocked
 */
public record Response(
        Action action, Duration duration, Target target, int least, boolean escalates, boolean sparesShared) {

    /** The YAML form is the constant's name in lower case. */
    public enum Target {
        /** The subject that the rule watches. */
        ITSELF,
        /** Every address that sent enough of the events. */
        ADDRESSES,
        /** The session, token family or token that the event is about. */
        SESSION
    }
}
