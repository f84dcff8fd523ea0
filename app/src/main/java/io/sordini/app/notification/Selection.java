package io.sordini.app.notification;

import io.sordini.app.config.Endpoint;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.Rule;
import io.sordini.core.policy.Severity;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Which changes of decisions an endpoint is told of: those that are news. That a decision lasts longer, or ended, is not. */
final class Selection {

    private static final Set<DecisionChange.Type> NEWS =
            Set.of(DecisionChange.Type.CREATED, DecisionChange.Type.REPLACED);

    private final Endpoint endpoint;
    private final Supplier<Policy> policy;

    Selection(Endpoint endpoint, Supplier<Policy> policy) {
        this.endpoint = endpoint;
        this.policy = policy;
    }

    boolean admits(DecisionChange change) {
        Decision decision = change.decision();
        return NEWS.contains(change.type())
                && endpoint.actions().contains(decision.action())
                && (endpoint.shadow() || !decision.shadow())
                && severity(decision)
                        .map(severity -> severity.compareTo(endpoint.severity()) >= 0)
                        .orElse(true);
    }

    /** How bad it is, where the policy says so: of a limit, an operator, or a rule of another policy it does not. */
    Optional<Severity> severity(Decision decision) {
        return policy.get().rule(decision.rule()).map(Rule::severity);
    }
}
