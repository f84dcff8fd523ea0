package io.sordini.app.operate;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are wanted; what is absent does not matter.
 *
 * @param subjects one of them, or addresses that it touches; anybody if there is none
 * @param shadow whether the decision is recorded and not enforced
 */
record DecisionFilter(
        List<Subject> subjects,
        @Nullable Scope scope,
        @Nullable String rule,
        @Nullable Action action,
        @Nullable Boolean shadow) {

    DecisionFilter {
        subjects = List.copyOf(subjects);
    }

    boolean admits(Decision decision) {
        return (scope == null || scope == decision.subject().scope())
                && (rule == null || rule.equals(decision.rule()))
                && (action == null || action == decision.action())
                && (shadow == null || shadow == decision.shadow())
                && (subjects.isEmpty() || subjects.stream().anyMatch(subject -> concerns(subject, decision.subject())));
    }

    private static boolean concerns(Subject wanted, Subject found) {
        if (wanted.equals(found)) {
            return true;
        }
        Optional<Network> one = network(wanted);
        Optional<Network> other = network(found);
        return one.isPresent() && other.isPresent() && touch(one.get(), other.get());
    }

    private static boolean touch(Network one, Network other) {
        return one.contains(other.base()) || other.contains(one.base());
    }

    private static Optional<Network> network(Subject subject) {
        return subject.scope() == Scope.IP || subject.scope() == Scope.RANGE
                ? Network.parse(subject.value())
                : Optional.empty();
    }
}
