package io.sordini.core.decide;

import io.sordini.core.policy.Policy;
import io.sordini.core.policy.Rbac;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.util.List;

/** What was bound to a user or API key and what a session has proven, and with it what of a signal holds. */
public final class Registry {

    /** Most roles of a user or key that are remembered. */
    static final int MAX_ROLES = 8;

    /** What this settles: such a fact depends on what was bound to the subject or proven long before its event. */
    public static final Facts SETTLED =
            Facts.of(Fact.API_KEY_UNKNOWN, Fact.API_KEY_EXPIRED, Fact.ROLE_EXCEEDED, Fact.SECOND_FACTOR_MISSING);

    private final Policy policy;

    Registry(Policy policy) {
        this.policy = policy;
    }

    /** Notes what the signal binds, and returns it with the facts that hold. */
    Signal settle(Subject subject, SubjectState state, Signal signal) {
        Facts facts = signal.facts();
        note(subject, state, signal);
        if (facts.contains(Fact.SECOND_FACTOR_MISSING) && state.secondFactorUntil > state.clock) {
            facts = facts.without(Fact.SECOND_FACTOR_MISSING);
        }
        if (facts.contains(Fact.ROLE_EXCEEDED) && subject.scope() != Scope.TOKEN && !exceeds(state, signal)) {
            facts = facts.without(Fact.ROLE_EXCEEDED);
        }
        if (state.registeredUntil != 0) {
            facts = facts.without(Fact.API_KEY_UNKNOWN);
            if (facts.contains(Fact.API_KEY_USED) && state.registeredUntil <= state.clock) {
                facts = facts.and(Fact.API_KEY_EXPIRED);
            }
        }
        return facts.equals(signal.facts()) ? signal : signal.with(facts);
    }

    private void note(Subject subject, SubjectState state, Signal signal) {
        Facts facts = signal.facts();
        if (facts.contains(Fact.MFA_SUCCEEDED) && subject.scope() != Scope.USER && Remedies.isCredential(subject)) {
            state.secondFactorUntil = state.clock + SubjectState.KEPT_MS;
        }
        if (facts.contains(Fact.API_KEY_REGISTERED)) {
            long end = signal.credentialExpiry();
            state.registeredUntil = end > 0 ? end : Long.MAX_VALUE;
        }
        if (facts.contains(Fact.API_KEY_REGISTERED) || facts.contains(Fact.ROLE_BOUND)) {
            bind(state, signal);
        }
    }

    /** The roles are those that the last event named. */
    private void bind(SubjectState state, Signal signal) {
        if (signal.policyVersion() != policy.version()) {
            return; // its bits stand for other roles
        }
        state.roles.clear();
        if ((signal.roles() & Rbac.UNKNOWN) != 0) {
            return; // of a role that the policy does not know it says nothing
        }
        List<Rbac.Role> roles = policy.rbac().roles();
        for (int i = 0; i < roles.size() && state.roles.size() < MAX_ROLES; i++) {
            if ((signal.roles() & 1 << i) != 0) {
                state.roles.add(roles.get(i).name());
            }
        }
    }

    private boolean exceeds(SubjectState state, Signal signal) {
        return signal.policyVersion() == policy.version()
                && Rbac.denies(policy.rbac().bits(state.roles), signal.roles());
    }
}
