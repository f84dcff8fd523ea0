package io.sordini.core.explain;

import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.subject.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Every change of a decision that is on record, the earliest first. */
public final class History {

    private final List<DecisionChange> changes;

    /** @param changes in any order */
    public History(List<DecisionChange> changes) {
        this.changes = changes.stream()
                .sorted(Comparator.comparing(DecisionChange::at)
                        .thenComparing(change -> change.decision().version()))
                .toList();
    }

    /** The changes of one subject's decisions. */
    public List<DecisionChange> of(Subject subject) {
        return where(change -> change.decision().subject().equals(subject));
    }

    /** A decision as it was made. */
    public Optional<Decision> made(String id) {
        return changes.stream()
                .filter(change -> change.decision().id().equals(id))
                .filter(History::isMaking)
                .map(DecisionChange::decision)
                .findFirst();
    }

    /** Those decisions that were made rather than lifted. */
    List<DecisionChange> made(Predicate<Decision> wanted) {
        return where(change -> isMaking(change) && wanted.test(change.decision()));
    }

    private List<DecisionChange> where(Predicate<DecisionChange> wanted) {
        return changes.stream().filter(wanted).toList();
    }

    private static boolean isMaking(DecisionChange change) {
        return change.type() != DecisionChange.Type.LIFTED;
    }

    /** Where the event came from at which a decision was made, empty if it says none. */
    static String firing(Decision decision) {
        List<String> origins = decision.evidence().origins();
        return origins.isEmpty() ? "" : origins.get(origins.size() - 1);
    }

    /** Where the events that were counted came from, as far as they are listed; what was counted before them aside. */
    public static List<String> counted(Decision decision) {
        Evidence evidence = decision.evidence();
        List<String> origins = evidence.origins();
        int listed = (int) Math.max(1, Math.min(evidence.events(), origins.size()));
        return origins.isEmpty() ? List.of() : origins.subList(origins.size() - listed, origins.size());
    }
}
