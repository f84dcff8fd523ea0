package io.sordini.core.explain;

import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Traits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The decisions of those rules that must fire first in a sequence. */
final class Predecessors {

    private final History history;
    private final Function<Decision, Judgement> judge;

    /** @param judge says whether a preceding decision is supported itself */
    Predecessors(History history, Function<Decision, Judgement> judge) {
        this.history = history;
        this.judge = judge;
    }

    /**
     * What came first.
     *
     * @param signals by origin: there a rule fired that comes first
     * @param missing origins where one must have fired and none is on record
     * @param findings a sentence on each
     * @param support of the worst of them
     */
    record Found(Map<String, Signal> signals, List<String> missing, List<String> findings, Support support) {}

    /** @param counted origins of the sequence, that of the event that fired last */
    Found of(Decision decision, Rule rule, List<String> counted) {
        Map<String, Signal> signals = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        Support support = Support.SUPPORTED;
        if (rule.condition() instanceof Condition.Sequence sequence
                && !sequence.after().isEmpty()) {
            for (String origin : counted.subList(0, counted.size() - 1)) {
                Optional<DecisionChange> change = preceding(decision, sequence, origin);
                if (change.isEmpty()) {
                    missing.add(origin);
                    continue;
                }
                Decision first = change.get().decision();
                Judgement judgement = judge.apply(first);
                findings.add("It follows on decision " + first.id() + " by " + first.rule() + ", which is "
                        + judgement.support().text() + ".");
                support = support.and(judgement.support());
                signals.put(origin, signal(change.get(), origin));
            }
        }
        return new Found(signals, missing, findings, support);
    }

    private Optional<DecisionChange> preceding(Decision decision, Condition.Sequence sequence, String origin) {
        return history
                .made(made -> made.subject().equals(decision.subject())
                        && sequence.after().contains(made.rule())
                        && History.firing(made).equals(origin))
                .stream()
                .findFirst();
    }

    private static Signal signal(DecisionChange change, String origin) {
        long time = change.decision().evidence().lastAt().toEpochMilli();
        return new Signal(time, 0, Facts.NONE, 0, 0, Traits.NONE, 0, origin, null, null, null);
    }
}
