package io.sordini.core.scenario;

import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.SourceRecord;
import java.util.List;
import java.util.Optional;

/**
 * Events, and what one rule is expected to decide about them.
 *
 * @param place file and line, for people
 * @param rule the rule whose decisions are looked at
 * @param policy sections that stand in for those of the policy under test
 * @param records in the order of their time
 * @param expected in their order; none if the rule must stay silent
 */
public record Scenario(
        String place,
        String name,
        String rule,
        Optional<String> policy,
        List<SourceRecord> records,
        List<Expectation> expected) {

    public Scenario {
        records = List.copyOf(records);
        expected = List.copyOf(expected);
    }

    /** The policy under test, with the scenario's own sections in place of its. */
    public Policy under(Policy tested) {
        return policy.map(sections -> PolicyReader.over(tested, place + " policy", sections))
                .orElse(tested);
    }
}
