package io.sordini.core.decide;

import io.sordini.core.policy.AllowEntry;
import io.sordini.core.policy.Policy;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.util.List;

/** Who is never decided against. */
final class Allowlist {

    private final List<Network> networks;

    Allowlist(Policy policy) {
        this.networks = policy.allow().stream().map(AllowEntry::network).toList();
    }

    /** Whether an entry touches the subject: a /64 or a range that holds one allowed address is spared as a whole. */
    boolean covers(Subject subject) {
        if (networks.isEmpty() || (subject.scope() != Scope.IP && subject.scope() != Scope.RANGE)) {
            return false;
        }
        return Network.parse(subject.value())
                .filter(range -> networks.stream()
                        .anyMatch(allowed -> allowed.contains(range.base()) || range.contains(allowed.base())))
                .isPresent();
    }
}
