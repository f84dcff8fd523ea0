package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sordini.core.fold.SignalFold;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.CommandResultCodec;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.signal.SignalCodec;
import io.sordini.schemas.subject.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another policy comes into force while both applications run. */
class PolicyTakeoverTest {

    private static final long NOW = GeneratedTraffic.START;
    private static final String CLIENT = "203.0.113.66";

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final PolicyIntake intake = new PolicyIntake(PolicyReader.read("one", bucket("one", "enforce")), registry);

    @TempDir
    private Path state;

    private static String bucket(String name, String mode) {
        return """
                name: %s
                limits: [{name: all, subject: ip, windows: [{rate: 100, per: 1h}], mode: off}]
                rules:
                  - {name: guessing, kind: leaky, subject: ip, on: login_failed, capacity: 5, leak: 10s, mode: %s,
                     action: block, duration: 1h}
                """.formatted(name, mode);
    }

    private void take(String document) {
        intake.take("policy-0@7", document.getBytes(StandardCharsets.UTF_8));
    }

    private static void fail(Pipeline enforcement, int from, int to) {
        for (int i = from; i <= to; i++) {
            enforcement.accept(Input.of(
                    Topic.AUTH_EVENTS,
                    CLIENT,
                    "{\"type\":\"login_failed\",\"user\":\"u" + i + "\",\"client_ip\":\"" + CLIENT + "\"}",
                    NOW + i));
        }
    }

    private static List<Decision> blocks(Pipeline enforcement) {
        return enforcement.read(Topic.BLOCKLIST).stream()
                .map(record -> DecisionCodec.decode(record.value()))
                .toList();
    }

    private double metric(Metric metric, String... tags) {
        var search = registry.get(metric.meterName()).tags(tags);
        return metric.kind() == Metric.Kind.GAUGE
                ? search.gauge().value()
                : search.counter().count();
    }

    @Test
    void a_bucket_that_is_nearly_full_overflows_under_the_next_policy() {
        try (Pipeline enforcement = Pipeline.enforcement(intake.inForce(), state, NOW)) {
            // Given
            fail(enforcement, 1, 5);
            assertThat(blocks(enforcement)).isEmpty();

            // When
            take(bucket("two", "enforce"));
            fail(enforcement, 6, 6);

            // Then
            assertThat(blocks(enforcement)).singleElement().satisfies(block -> {
                assertThat(block.policyVersion())
                        .isEqualTo(intake.inForce().current().label());
                assertThat(block.policyVersion()).startsWith("two@");
                assertThat(block.evidence().events()).isEqualTo(6);
            });
        }
    }

    @Test
    void a_policy_with_a_new_allow_entry_lifts_what_it_covers_at_once() {
        try (Pipeline enforcement = Pipeline.enforcement(intake.inForce(), state, NOW)) {
            // Given
            fail(enforcement, 1, 6);
            assertThat(blocks(enforcement)).singleElement().matches(block -> block.action() == Action.BLOCK);
            enforcement.read(Topic.DECISIONS);

            // When
            take("allow: [{value: 203.0.113.0/24, reason: an office of ours}]\n" + bucket("two", "enforce"));
            enforcement.advanceTo(NOW + 2 * DecideStage.EXPIRY_INTERVAL.toMillis());

            // Then
            assertThat(blocks(enforcement)).singleElement().satisfies(lifted -> {
                assertThat(lifted.action()).isEqualTo(Action.ALLOW);
                assertThat(lifted.reason()).isEqualTo("an office of ours");
                assertThat(lifted.policyVersion()).startsWith("two@");
            });
            assertThat(enforcement.read(Topic.DECISIONS))
                    .singleElement()
                    .satisfies(change -> assertThat(
                                    DecisionCodec.decodeChange(change.value()).type())
                            .isEqualTo(DecisionChange.Type.LIFTED));
        }
    }

    @Test
    void a_rule_that_was_only_recorded_is_enforced_and_counted_under_its_new_mode() {
        take(bucket("shadow", "shadow"));
        try (Pipeline enforcement = Pipeline.enforcement(intake.inForce(), state, NOW)) {
            // Given
            fail(enforcement, 1, 6);
            assertThat(enforcement.read(Topic.DECISIONS)).hasSize(1);
            assertThat(blocks(enforcement)).isEmpty();

            // When
            take(bucket("enforced", "enforce"));
            fail(enforcement, 7, 12);

            // Then
            assertThat(blocks(enforcement)).singleElement().matches(block -> block.action() == Action.BLOCK);
            assertThat(enforcement
                            .meters()
                            .get(Metric.DECISIONS.meterName())
                            .tags("rule", "guessing", "mode", "enforce", "change", "created")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void tokens_are_carried_over_and_a_new_limit_has_its_own_counter() {
        String limit = "name: %s\nrules: []\nlimits: [{name: %s, subject: ip, windows: [{rate: %d, per: 1h}]}]\n";
        take(limit.formatted("one", "all", 10));
        try (Pipeline enforcement = Pipeline.enforcement(intake.inForce(), state, NOW)) {
            // Given
            request(enforcement, 5);

            // When
            take(limit.formatted("two", "all", 100));
            request(enforcement, 50);
            List<Decision> within = blocks(enforcement);
            request(enforcement, 1);

            // Then
            assertThat(within).isEmpty();
            assertThat(blocks(enforcement))
                    .singleElement()
                    .matches(throttle -> throttle.rule().equals("all"));
            take(limit.formatted("three", "other", 1));
            request(enforcement, 2);
            assertThat(enforcement
                            .meters()
                            .get(Metric.LIMIT_HITS.meterName())
                            .tag("limit", "other")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    private static void request(Pipeline enforcement, int times) {
        for (int i = 0; i < times; i++) {
            enforcement.produce(Input.of(
                    Topic.REQUEST_EVENTS,
                    CLIENT,
                    "{\"method\":\"GET\",\"path\":\"/\",\"client_ip\":\"" + CLIENT + "\",\"status_code\":200}",
                    NOW));
        }
    }

    @Test
    void what_is_no_policy_changes_nothing_and_is_told_until_one_follows() {
        // Given
        String label = intake.inForce().current().label();

        // When
        take("name: two\nrules:\n  - {name: x, kind: leaky, subject: ip, on: nonsense}\n");

        // Then
        assertThat(intake.inForce().current().label()).isEqualTo(label);
        assertThat(intake.problems()).hasSizeGreaterThan(2).allMatch(problem -> problem.startsWith("policy-0@7:"));
        assertThat(metric(Metric.POLICY_REFUSED)).isEqualTo(1);
        assertThat(metric(Metric.POLICY_DOCUMENTS, "outcome", "refused")).isEqualTo(1);
        for (byte[] hostile : List.of(
                new byte[] {(byte) 0xff},
                new byte[0],
                "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                "a: &a [*a]".getBytes(StandardCharsets.UTF_8))) {
            intake.take("policy-0@8", hostile);
            assertThat(intake.inForce().current().label()).isEqualTo(label);
            assertThat(intake.problems()).isNotEmpty();
        }

        take(bucket("two", "enforce"));
        assertThat(intake.problems()).isEmpty();
        assertThat(metric(Metric.POLICY_REFUSED)).isZero();
        assertThat(metric(Metric.POLICY_DOCUMENTS, "outcome", "taken-over")).isEqualTo(1);
        String digits = intake.inForce().current().label().substring("two@".length());
        assertThat(metric(Metric.POLICY_VERSION)).isEqualTo((double) Long.parseLong(digits, 16));
    }

    @Test
    void a_document_that_is_taken_back_leaves_the_configured_policy() {
        take(bucket("two", "enforce"));

        intake.take("policy-0@9", null);

        assertThat(intake.inForce().current().name()).isEqualTo("one");
    }

    @Test
    void a_partition_says_that_it_decides_under_the_next_policy_even_if_nothing_comes() {
        try (Pipeline enforcement = Pipeline.enforcement(intake.inForce(), state, NOW)) {
            // When
            take(bucket("two", "enforce"));
            enforcement.advanceTo(NOW + 1000);

            // Then
            String label = intake.inForce().current().label();
            assertThat(enforcement.read(Topic.COMMAND_RESULTS)).singleElement().satisfies(answer -> {
                assertThat(answer.key()).isEqualTo("policy:" + label);
                assertThat(CommandResultCodec.decode(answer.value()).message())
                        .isEqualTo("partition 0 decides under the policy " + label);
            });
        }
    }

    @Test
    void the_audit_log_is_masked_by_the_policy_that_its_records_name() {
        try (Pipeline audit = Pipeline.audit(intake.inForce(), state, NOW)) {
            // Given
            String event = "{\"client_ip\":\"" + CLIENT + "\",\"method\":\"GET\",\"path\":\"/\",\"colour\":\"green\"}";
            audit.produce(Input.of(Topic.REQUEST_EVENTS, CLIENT, event, NOW));

            // When
            take("name: two\nmasking:\n  - {field: colour, type: replace}\n");
            audit.produce(Input.of(Topic.REQUEST_EVENTS, CLIENT, event, NOW));

            // Then
            List<String> records = audit.read(Topic.AUDIT_LOG).stream()
                    .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .toList();
            assertThat(records.get(0)).contains("green", "one@");
            assertThat(records.get(1)).contains("two@").doesNotContain("green");
        }
    }

    @Test
    void the_recorded_signals_give_the_same_decisions_if_the_policy_changes_before_the_same_signal() {
        try (Pipeline enforcement = Pipeline.enforcement(intake.inForce(), state, NOW)) {
            // Given
            SignalFold fold = new SignalFold(intake.inForce().current());
            List<Publication> replayed = new ArrayList<>();
            fail(enforcement, 1, 4);
            replay(fold, enforcement.read(Topic.SIGNALS), replayed);

            // When
            take(bucket("two", "enforce"));
            fold.follow(intake.inForce().current());
            fail(enforcement, 5, 9);
            replay(fold, enforcement.read(Topic.SIGNALS), replayed);

            // Then
            List<TestRecord<String, byte[]>> live = enforcement.read(Topic.DECISIONS);
            assertThat(live).isNotEmpty();
            List<Publication> decided = replayed.stream()
                    .filter(made -> made.topic() == Topic.DECISIONS)
                    .toList();
            assertThat(decided)
                    .extracting(Publication::key)
                    .isEqualTo(live.stream().map(TestRecord::key).toList());
            for (int i = 0; i < live.size(); i++) {
                assertThat(decided.get(i).value()).isEqualTo(live.get(i).value());
            }
        }
    }

    private static void replay(SignalFold fold, List<TestRecord<String, byte[]>> signals, List<Publication> made) {
        signals.forEach(signal -> made.addAll(
                fold.accept(Subject.parse(signal.key()).orElseThrow(), SignalCodec.decode(signal.value()))));
    }
}
