package io.sordini.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.core.Samples;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.policy.Rule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScenarioTest {

    private static final String ONE = """
            rule: probing
            scenarios:
              - name: a scan
                events:
                  - times: 11
                    every: 10ms
                    request: {client_ip: 192.0.2.1, method: GET, path: "/{i}", status_code: 404}
                expect:
                  - {action: block, subject: "ip:192.0.2.1", lasts: 4h, events: 11}
            """;

    @TestFactory
    Stream<DynamicTest> theDefaultPolicyDoesWhatItsScenariosSay() {
        return DefaultScenarios.read(Samples.KEYS).stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.rule() + ": " + scenario.name(),
                        () -> assertThat(ScenarioRun.differences(scenario, PolicyReader.defaults(), Samples.KEYS))
                                .isEmpty()));
    }

    @Test
    void everyRuleHasAScenarioThatFiresAndOneThatNearlyDoes() {
        List<Scenario> scenarios = DefaultScenarios.read(Samples.KEYS);
        for (Rule rule : PolicyReader.defaults().rules()) {
            List<Scenario> own = scenarios.stream()
                    .filter(scenario -> scenario.rule().equals(rule.name()))
                    .toList();
            assertThat(own.stream()
                            .map(scenario -> scenario.expected().isEmpty())
                            .collect(Collectors.toSet()))
                    .as(rule.name())
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void aDifferenceSaysWhereWhatWasExpectedAndWhatWasFound() {
        String yaml = ONE.replace("lasts: 4h", "lasts: 1h").replace("action: block", "action: alert");

        List<Scenario> scenarios = ScenarioReader.read("p.yaml", yaml, Samples.KEYS);

        assertThat(ScenarioRun.differences(scenarios.get(0), PolicyReader.defaults(), Samples.KEYS))
                .containsExactly(
                        "p.yaml scenarios[0]: a scan: expected alert, found block",
                        "p.yaml scenarios[0]: a scan: expected it to last 1h, found 4h");
    }

    @Test
    void whatIsNoScenarioIsRefusedWithItsPlace() {
        for (String wrong : List.of(
                ONE.replace("action: block", "action: blok"),
                ONE.replace("times: 11", "times: many"),
                ONE.replace("every: 10ms", "evry: 10ms"),
                ONE.replace("every: 10ms", "every: soon"),
                ONE.replace("request:", "requests:"),
                ONE.replace("\"ip:192.0.2.1\"", "\"ip:nowhere\""))) {
            assertThatThrownBy(() -> ScenarioReader.read("p.yaml", wrong, Samples.KEYS))
                    .isInstanceOf(ScenarioException.class)
                    .hasMessageStartingWith("p.yaml scenarios[0]")
                    .hasMessageContaining("expected");
        }
        assertThatThrownBy(() -> ScenarioReader.read("p.yaml", "rule: [", Samples.KEYS))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("p.yaml: expected YAML");
    }
}
