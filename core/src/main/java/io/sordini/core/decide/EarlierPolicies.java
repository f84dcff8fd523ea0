package io.sordini.core.decide;

import io.sordini.core.policy.Policy;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.subject.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The policies that were in force here before. Signals that were made under them are still on their way when the next one
 * takes over, and say nothing of what nobody wanted to know: a rule that is new must not take that for "did not happen".
 *
 * @param policies the latest last
 */
record EarlierPolicies(List<Policy> policies) {

    static final EarlierPolicies NONE = new EarlierPolicies(List.of());

    private static final int MAX = 4;

    /** An address is told of every event, but not of every conclusion. */
    private static final Facts EVENTS = new Facts(
            ~Facts.of(Fact.BLOCKED, Fact.THROTTLED, Fact.WITHDRAWN_USED).bits());

    EarlierPolicies {
        policies = List.copyOf(policies);
    }

    EarlierPolicies and(Policy policy) {
        List<Policy> more = new ArrayList<>(policies);
        more.add(policy);
        return new EarlierPolicies(more.subList(Math.max(0, more.size() - MAX), more.size()));
    }

    /** What would have been signalled about a kind of subject; everything if the version is not known here. */
    Facts signalled(long version, Scope scope) {
        for (Policy policy : policies) {
            if (policy.version() == version) {
                return scope == Scope.IP ? policy.wanted(scope).and(EVENTS) : policy.wanted(scope);
            }
        }
        return Facts.ALL;
    }
}
