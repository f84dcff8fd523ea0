package io.sordini.core.signal;

import io.sordini.core.policy.Mode;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.RateLimit;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.subject.Scope;
import java.util.EnumMap;
import java.util.Map;

/** What a policy wants to know about each kind of subject: nothing else is worth a signal. */
final class Interest {

    private final Policy policy;
    private final Map<Scope, Facts> wanted = new EnumMap<>(Scope.class);

    Interest(Policy policy) {
        this.policy = policy;
        for (Scope scope : Scope.values()) {
            wanted.put(scope, policy.wanted(scope));
        }
    }

    long policyVersion() {
        return policy.version();
    }

    boolean wants(Scope scope, Facts said) {
        return wanted.getOrDefault(scope, Facts.NONE).meet(said);
    }

    /**
     * The limits that an event counts against: bit i stands for the i-th limit of the policy.
     *
     * @param method empty if the event is no request that could be read
     */
    int limits(Scope scope, Facts said, String method, String path) {
        int bits = 0;
        for (int i = 0; i < policy.limits().size(); i++) {
            RateLimit limit = policy.limits().get(i);
            if (limit.subject() == scope
                    && limit.mode() != Mode.OFF
                    && said.contains(limit.on())
                    && (!limit.isNarrow() || (!method.isEmpty() && limit.means(method, path)))) {
                bits |= 1 << i;
            }
        }
        return bits;
    }
}
