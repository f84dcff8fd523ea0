package io.sordini.core.scenario;

import io.sordini.core.fold.Fold;
import io.sordini.core.policy.Policy;
import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.subject.Keyring;
import java.util.ArrayList;
import java.util.List;

/** Folds a scenario's events and compares what the rule decided with what was expected. */
public final class ScenarioRun {

    private final String rule;
    private final List<Decision> made = new ArrayList<>();

    private ScenarioRun(String rule) {
        this.rule = rule;
    }

    /**
     * Runs a scenario.
     *
     * @param tested the policy; the scenario's own sections stand in for its
     * @param keys those that the scenario was read with
     * @return one line for each difference; none if all is as expected
     */
    public static List<String> differences(Scenario scenario, Policy tested, Keyring keys) {
        ScenarioRun run = new ScenarioRun(scenario.rule());
        Fold fold = new Fold(scenario.under(tested), keys, ScenarioReader.LATEST, record -> {}, run::published);
        scenario.records().forEach(fold::enforce);
        List<String> differences = new ArrayList<>();
        if (run.made.size() != scenario.expected().size()) {
            differences.add("expected " + scenario.expected().size() + " decisions, found " + run.made.size());
        }
        for (int i = 0; i < Math.min(run.made.size(), scenario.expected().size()); i++) {
            differences.addAll(scenario.expected().get(i).differences(run.made.get(i)));
        }
        return differences.stream()
                .map(difference -> scenario.place() + ": " + scenario.name() + ": " + difference)
                .toList();
    }

    private void published(Publication publication) {
        byte[] value = publication.value();
        if (publication.topic() == Topic.DECISIONS && value != null) {
            DecisionChange change = DecisionCodec.decodeChange(value);
            if (change.decision().rule().equals(rule)) {
                made.add(change.decision());
            }
        }
    }
}
