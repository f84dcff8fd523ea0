package io.sordini.core.decide;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What limits, rules, credentials and operators ask for; not yet a decision.
 *
 * @param expiresAt milliseconds since the epoch
 * @param except networks that are spared
 * @param cause id of the decision that it came from
 * @param renewal whether it goes on as long as its cause does, rather than being a new matter each time
 */
record Finding(
        String rule,
        Action action,
        boolean shadow,
        boolean renewal,
        String reason,
        long expiresAt,
        long retryAfterMs,
        List<String> labels,
        List<String> except,
        @Nullable String actor,
        @Nullable String cause,
        Evidence evidence) {

    /** A finding that came from no other decision. */
    Finding(
            String rule,
            Action action,
            boolean shadow,
            boolean renewal,
            String reason,
            long expiresAt,
            long retryAfterMs,
            List<String> labels,
            List<String> except,
            @Nullable String actor,
            Evidence evidence) {
        this(rule, action, shadow, renewal, reason, expiresAt, retryAfterMs, labels, except, actor, null, evidence);
    }

    /** The same, come from another decision if there is one. */
    Finding from(@Nullable String decision) {
        return new Finding(
                rule,
                action,
                shadow,
                renewal,
                reason,
                expiresAt,
                retryAfterMs,
                labels,
                except,
                actor,
                decision,
                evidence);
    }

    /** Where the event that fired came from. */
    String origin() {
        List<String> origins = evidence.origins();
        return origins.isEmpty() ? "" : origins.get(origins.size() - 1);
    }
}
