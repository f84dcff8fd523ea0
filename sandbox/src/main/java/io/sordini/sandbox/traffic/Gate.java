package io.sordini.sandbox.traffic;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.subject.Address;
import org.jspecify.annotations.Nullable;

/** What stands before the mock API and may refuse a request, as an enforcer does. */
@FunctionalInterface
public interface Gate {

    /** Lets everything pass. */
    Gate OPEN = (client, token) -> null;

    /** The refusal of a request, or null to let it pass. */
    @Nullable
    Refusal refusal(Address client, @Nullable String token);

    /**
     * Why a request is not served.
     *
     * @param decisionId the decision that the event of the refused request names
     * @param action a throttle is answered 429, anything else 403
     */
    record Refusal(String decisionId, Action action) {

        int status() {
            return action == Action.THROTTLE ? 429 : 403;
        }
    }
}
