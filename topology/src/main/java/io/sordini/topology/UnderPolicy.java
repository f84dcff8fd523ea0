package io.sordini.topology;

import io.sordini.core.policy.Policy;
import java.util.function.Function;

/**
 * What a task makes of the policy, made anew when another one is in force. For one thread.
 *
 * @param <T> keeps nothing from record to record
 */
final class UnderPolicy<T> {

    private final PolicyInForce policies;
    private final Function<Policy, T> maker;
    private Policy policy;
    private T made;

    UnderPolicy(PolicyInForce policies, Function<Policy, T> maker) {
        this.policies = policies;
        this.maker = maker;
        policy = policies.current();
        made = maker.apply(policy);
    }

    /** To be asked once for each record. */
    T get() {
        Policy current = policies.current();
        if (current.version() != policy.version()) {
            made = maker.apply(current);
            policy = current;
        }
        return made;
    }
}
