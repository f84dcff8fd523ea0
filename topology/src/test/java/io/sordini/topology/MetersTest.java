package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.sordini.core.decide.Crowding;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.policy.RateLimit;
import io.sordini.core.policy.Rule;
import io.sordini.core.sanitize.scan.MaskClass;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.event.MalformedEvent;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.subject.Scope;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetersTest {

    private static final long NOW = GeneratedTraffic.START;
    private static final Policy POLICY = PolicyReader.defaults();

    /** Everything that a label may ever say. */
    private static final Map<String, Set<String>> VALUES = Map.ofEntries(
            Map.entry("role", Set.of("audit", "enforcement")),
            Map.entry("topic", texts(Topic.values(), Topic::suffix)),
            Map.entry("class_uid", Set.of("2004", "3001", "3002", "3004", "4002", "6008")),
            Map.entry("class", texts(MaskClass.values(), MaskClass::text)),
            Map.entry("scope", texts(Scope.values(), Scope::text)),
            Map.entry("fact", texts(Fact.values(), fact -> fact.name().toLowerCase(Locale.ROOT))),
            Map.entry("event", texts(Crowding.values(), Crowding::text)),
            Map.entry("limit", POLICY.limits().stream().map(RateLimit::name).collect(Collectors.toSet())),
            Map.entry("rule", rules()),
            Map.entry("action", texts(Action.values(), Action::text)),
            Map.entry("mode", Set.of("enforce", "shadow")),
            Map.entry("change", texts(DecisionChange.Type.values(), DecisionChange.Type::text)),
            Map.entry("type", texts(Command.Type.values(), Command.Type::text)),
            Map.entry("outcome", texts(CommandResult.Outcome.values(), CommandResult.Outcome::text)),
            Map.entry("stage", texts(Reject.values(), Reject::stage)),
            Map.entry("reason", reasons()),
            Map.entry("le", Set.of("0.025", "0.05", "0.1", "0.25", "0.5", "1", "5", "30", "300", "+Inf")));

    @TempDir
    private Path state;

    private static <T> Set<String> texts(T[] constants, java.util.function.Function<T, String> text) {
        return Arrays.stream(constants).map(text).collect(Collectors.toSet());
    }

    private static Set<String> rules() {
        return Stream.of(
                        POLICY.rules().stream().map(Rule::name),
                        POLICY.limits().stream().map(RateLimit::name),
                        Stream.of("operator", "logout", "runaway-guard", "state-guard", "other"))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    private static Set<String> reasons() {
        return Stream.concat(
                        Arrays.stream(MalformedEvent.Reason.values()).map(MalformedEvent.Reason::text),
                        Arrays.stream(Reject.values()).map(Reject::label))
                .collect(Collectors.toSet());
    }

    @Test
    void nothing_that_a_client_chooses_becomes_a_label() {
        try (Pipeline audit = Pipeline.audit(POLICY, state.resolve("audit"), NOW);
                Pipeline enforcement = Pipeline.enforcement(POLICY, state.resolve("enforcement"), NOW)) {
            // Given
            List<Input> events = Stream.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS)
                    .flatMap(topic -> Stream.concat(HostileInputTest.hostile(topic).stream(), chosen(topic)))
                    .toList();

            // When
            events.forEach(audit::produce);
            events.forEach(enforcement::produce);
            for (Topic topic : List.of(Topic.COMMANDS, Topic.SIGNALS)) {
                HostileInputTest.hostile(topic).forEach(enforcement::produce);
                chosen(topic).forEach(enforcement::produce);
            }
            for (Topic topic : List.of(Topic.COMMANDS, Topic.DECISIONS, Topic.POLICY)) {
                HostileInputTest.hostile(topic).forEach(audit::produce);
                chosen(topic).forEach(audit::produce);
            }

            // Then
            assertClosed(audit.meters());
            assertClosed(enforcement.meters());
            assertThat(count(audit.meters(), Metric.EVENTS, "topic", "request-events"))
                    .isEqualTo(events.size() / 2.0);
            assertThat(count(audit.meters(), Metric.MALFORMED_EVENTS, "reason", "not_json"))
                    .isPositive();
        }
    }

    /** Values that differ in everything a client can choose. */
    private static Stream<Input> chosen(Topic topic) {
        return Stream.iterate(0, i -> i < 200, i -> i + 1)
                .map(i -> Input.of(
                        topic,
                        "203.0.113." + i,
                        ("{\"method\":\"M%d\",\"path\":\"/p%d\",\"client_ip\":\"203.0.113.%d\",\"status_code\":%d,"
                                        + "\"type\":\"t%d\",\"rule\":\"r%d\",\"id\":\"%d\",\"user\":\"u%d\"}")
                                .formatted(i, i, i, 200 + i, i, i, i, i),
                        NOW));
    }

    private static void assertClosed(MeterRegistry registry) {
        List<Meter> meters = registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("sordini."))
                .toList();
        assertThat(meters).isNotEmpty().allSatisfy(meter -> {
            for (Tag tag : meter.getId().getTags()) {
                assertThat(VALUES).containsKey(tag.getKey());
                assertThat(VALUES.get(tag.getKey()))
                        .as(meter.getId().toString())
                        .contains(tag.getValue());
            }
        });
    }

    @Test
    void a_decision_is_counted_with_its_rule_and_its_age() {
        try (Pipeline enforcement = Pipeline.enforcement(POLICY, state, NOW)) {
            // Given
            enforcement.advanceTo(NOW + 1_500);

            // When
            for (int i = 0; i < 400; i++) {
                enforcement.produce(Input.of(
                        Topic.REQUEST_EVENTS,
                        "192.0.2.7",
                        "{\"method\":\"GET\",\"path\":\"/\",\"client_ip\":\"192.0.2.7\",\"status_code\":200}",
                        NOW));
            }

            // Then
            double decisions = count(enforcement.meters(), Metric.DECISIONS, "change", "created");
            assertThat(decisions)
                    .isEqualTo(enforcement.read(Topic.DECISIONS).size())
                    .isPositive();
            assertThat(count(enforcement.meters(), Metric.DECISIONS, "rule", "other"))
                    .isZero();
            var latency = enforcement
                    .meters()
                    .get(Metric.DECISION_LATENCY_SECONDS.meterName())
                    .timer();
            assertThat(latency.count()).isEqualTo((long) decisions);
            assertThat(latency.max(java.util.concurrent.TimeUnit.MILLISECONDS)).isEqualTo(1_500);
            assertThat(count(enforcement.meters(), Metric.LIMIT_HITS)).isGreaterThan(decisions);
            assertThat(count(enforcement.meters(), Metric.SIGNALS, "scope", "ip"))
                    .isEqualTo(400);
        }
    }

    private static double count(MeterRegistry registry, Metric metric, String... tags) {
        return registry.find(metric.meterName()).tags(tags).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
