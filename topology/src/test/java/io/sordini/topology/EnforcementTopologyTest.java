package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResultCodec;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnforcementTopologyTest {

    private static final long NOW = GeneratedTraffic.START;
    private static final String CLIENT = "203.0.113.66";

    @TempDir
    private Path state;

    private Pipeline enforcement;

    @BeforeEach
    void open() {
        enforcement = Pipeline.enforcement(PolicyReader.defaults(), state, NOW);
    }

    @AfterEach
    void close() {
        enforcement.close();
    }

    private static Input failedLogin(long time) {
        return Input.of(
                Topic.AUTH_EVENTS,
                CLIENT,
                "{\"type\":\"login_failed\",\"user\":\"alice\",\"client_ip\":\"" + CLIENT + "\"}",
                time);
    }

    private void bruteForce() {
        for (int i = 0; i < 6; i++) {
            enforcement.accept(failedLogin(NOW + i * 100L));
        }
    }

    @Test
    void six_failed_logins_pass_the_signals_topic_and_become_a_block_and_its_history() {
        // When
        bruteForce();

        // Then
        Map<String, Long> signals = enforcement.read(Topic.SIGNALS).stream()
                .collect(Collectors.groupingBy(
                        signal -> signal.key().substring(0, signal.key().indexOf(':')), Collectors.counting()));
        // The last one of the address, and that of its range, say that it was blocked.
        assertThat(signals).containsOnly(Map.entry("ip", 7L), Map.entry("user", 6L), Map.entry("range", 1L));
        List<TestRecord<String, byte[]>> blocks = enforcement.read(Topic.BLOCKLIST);
        assertThat(blocks).singleElement().satisfies(block -> {
            assertThat(block.key()).isEqualTo("ip:" + CLIENT);
            assertThat(block.timestamp()).isEqualTo(NOW + 500);
        });
        Decision decision = DecisionCodec.decode(blocks.get(0).value());
        assertThat(decision.rule()).isEqualTo("login-bf-ip");
        assertThat(decision.evidence().origins()).endsWith("auth-events-0@5");
        assertThat(enforcement.read(Topic.DECISIONS))
                .singleElement()
                .satisfies(change -> assertThat(
                                DecisionCodec.decodeChange(change.value()).decision())
                        .isEqualTo(decision));
    }

    @Test
    void a_block_that_ended_gets_a_tombstone_from_the_clock_alone() {
        // Given
        bruteForce();
        long expires = DecisionCodec.decode(
                        enforcement.read(Topic.BLOCKLIST).get(0).value())
                .expiresAt()
                .toEpochMilli();

        // When
        enforcement.advanceTo(expires - 1);
        List<TestRecord<String, byte[]>> before = enforcement.read(Topic.BLOCKLIST);
        enforcement.advanceTo(expires + DecideStage.EXPIRY_INTERVAL.toMillis());
        List<TestRecord<String, byte[]>> after = enforcement.read(Topic.BLOCKLIST);

        // Then
        assertThat(before).isEmpty();
        assertThat(after).singleElement().satisfies(tombstone -> {
            assertThat(tombstone.key()).isEqualTo("ip:" + CLIENT);
            assertThat(tombstone.value()).isNull();
        });
    }

    @Test
    void an_undo_passes_the_signals_topic_to_the_session_that_the_attack_cost() {
        // Given
        bruteForce();
        enforcement.accept(Input.of(
                Topic.AUTH_EVENTS,
                CLIENT,
                "{\"type\":\"login_succeeded\",\"user\":\"alice\",\"session_id\":\"s\",\"client_ip\":\"" + CLIENT
                        + "\"}",
                NOW + 1000));
        String session = TestKeys.KEYRING.session("s").key();
        Decision block =
                DecisionCodec.decode(enforcement.read(Topic.BLOCKLIST).get(0).value());
        assertThat(enforcement.read(Topic.REVOCATIONS)).singleElement().satisfies(revocation -> {
            assertThat(revocation.key()).isEqualTo(session);
            assertThat(DecisionCodec.decode(revocation.value()).cause()).isNotNull();
        });
        String undo = "{\"id\":\"c9\",\"type\":\"undo\",\"subject\":\"ip:" + CLIENT
                + "\",\"actor\":\"ann\",\"reason\":\"ours\",\"decision\":\"" + block.id() + "\"}";

        // When
        enforcement.accept(Input.of(Topic.COMMANDS, "ip:" + CLIENT, undo, NOW + 2000));

        // Then
        assertThat(enforcement.read(Topic.BLOCKLIST))
                .singleElement()
                .satisfies(lifted -> assertThat(
                                DecisionCodec.decode(lifted.value()).action())
                        .isEqualTo(Action.ALLOW));
        assertThat(enforcement.read(Topic.REVOCATIONS)).singleElement().satisfies(lifted -> {
            assertThat(lifted.key()).isEqualTo(session);
            assertThat(DecisionCodec.decode(lifted.value()).action()).isEqualTo(Action.ALLOW);
            assertThat(DecisionCodec.decode(lifted.value()).actor()).isEqualTo("ann");
        });
    }

    @Test
    void a_command_is_answered_together_with_its_effect() {
        // When
        enforcement.produce(Input.of(Topic.COMMANDS, "ip:" + CLIENT, command("c1", "block", "ip:" + CLIENT), NOW));

        // Then
        assertThat(enforcement.read(Topic.BLOCKLIST)).hasSize(1);
        assertThat(enforcement.read(Topic.COMMAND_RESULTS)).singleElement().satisfies(answer -> {
            assertThat(answer.key()).isEqualTo("c1");
            assertThat(CommandResultCodec.decode(answer.value()).outcome()).isEqualTo(CommandResult.Outcome.APPLIED);
        });
    }

    @Test
    void an_allow_entry_is_listed_and_lifts_what_it_covers() {
        // Given
        enforcement.produce(Input.of(Topic.COMMANDS, "ip:" + CLIENT, command("c1", "block", "ip:" + CLIENT), NOW));
        enforcement.read(Topic.COMMAND_RESULTS);

        // When
        enforcement.produce(Input.of(Topic.COMMANDS, "x", command("c2", "allow", "ip:" + CLIENT), NOW + 1));

        // Then
        assertThat(enforcement.read(Topic.POLICY))
                .singleElement()
                .satisfies(entry -> assertThat(entry.key()).isEqualTo("allow:ip:" + CLIENT));
        assertThat(enforcement.read(Topic.COMMAND_RESULTS)).hasSize(1);
        List<TestRecord<String, byte[]>> entries = enforcement.read(Topic.BLOCKLIST);
        assertThat(DecisionCodec.decode(entries.get(1).value()).action()).isEqualTo(Action.ALLOW);
    }

    @Test
    void what_concerns_many_subjects_goes_to_every_partition() {
        assertThat(new Everywhere().partitions("t", "k", new byte[0], 3)).contains(Set.of(0, 1, 2));
    }

    private static String command(String id, String type, String subject) {
        return "{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"subject\":\"" + subject
                + "\",\"actor\":\"ann\",\"reason\":\"r\"}";
    }

    @Test
    void a_mass_expiry_is_spread_over_several_rounds() {
        // Given
        int subjects = DecideStage.EXPIRY_BUDGET + 500;
        for (int i = 0; i < subjects; i++) {
            String subject = "ip:10." + i / 65536 + "." + i / 256 % 256 + "." + i % 256;
            enforcement.produce(Input.of(
                    Topic.COMMANDS,
                    subject,
                    "{\"id\":\"c\",\"type\":\"block\",\"subject\":\"" + subject
                            + "\",\"actor\":\"a\",\"reason\":\"r\",\"duration_s\":60}",
                    NOW));
        }
        assertThat(enforcement.read(Topic.BLOCKLIST)).hasSize(subjects);

        // When
        long expired = NOW + Duration.ofSeconds(61).toMillis();
        enforcement.advanceTo(expired);
        int first = enforcement.read(Topic.BLOCKLIST).size();
        enforcement.advanceTo(expired + DecideStage.EXPIRY_INTERVAL.toMillis());
        int second = enforcement.read(Topic.BLOCKLIST).size();

        // Then
        assertThat(first).isEqualTo(DecideStage.EXPIRY_BUDGET);
        assertThat(second).isEqualTo(500);
    }
}
