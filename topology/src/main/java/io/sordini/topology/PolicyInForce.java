package io.sordini.topology;

import io.sordini.core.policy.Policy;

/**
 * The policy that the roles of this process follow. One thread changes it; every stage looks before each record, so that a
 * record is dealt with under one policy from beginning to end.
 */
public final class PolicyInForce {

    private volatile Policy current;

    public PolicyInForce(Policy first) {
        current = first;
    }

    public Policy current() {
        return current;
    }

    void takeOver(Policy next) {
        current = next;
    }
}
