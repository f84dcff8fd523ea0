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
        Evidence evidence) {

    /** Where the event that fired came from. */
    String origin() {
        List<String> origins = evidence.origins();
        return origins.isEmpty() ? "" : origins.get(origins.size() - 1);
    }
}
