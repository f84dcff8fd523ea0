package io.sordini.schemas.decision;

import java.time.Instant;
import java.util.Locale;

/**
 * One line of a decision's history. Expiry is no change: {@code expires_at} said it from the start.
 *
 * @param at when it changed
 * @param decision the decision after the change
 */
public record DecisionChange(Type type, Instant at, Decision decision) {

    /** The JSON form is the constant's name in lower case. */
    public enum Type {
        CREATED,
        EXTENDED,
        REPLACED,
        LIFTED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
