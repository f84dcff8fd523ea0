package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.audit.AuditRecord;
import io.sordini.core.fold.Fold;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.DecisionCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The topologies give what the fold gives. The driver's clock follows the event time, as it does in the fold. Tombstones are
 * left out: when the punctuator comes by is no part of the contract, and expiry is in the value.
 */
class ParityTest {

    private final Policy policy = PolicyReader.defaults();
    private final List<String> foldedAudit = new ArrayList<>();
    private final Map<Topic, List<String>> folded = new EnumMap<>(Topic.class);

    @TempDir
    private Path state;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_topologies_and_the_fold_give_the_same_bytes(long seed) {
        // Given
        List<Input> inputs = GeneratedTraffic.of(seed);
        long end = inputs.get(inputs.size() - 1).timestamp();
        Fold fold = new Fold(policy, TestKeys.KEYRING, end, this::audited, this::published);
        Map<Topic, Long> offsets = new EnumMap<>(Topic.class);

        try (Pipeline audit = Pipeline.audit(policy, state.resolve("audit"), GeneratedTraffic.START);
                Pipeline enforcement =
                        Pipeline.enforcement(policy, state.resolve("enforcement"), GeneratedTraffic.START)) {
            // When
            for (Input input : inputs) {
                fold.accept(input.at(offsets.merge(input.topic(), 1L, Long::sum) - 1));
                enforcement.accept(input);
                audit.accept(input);
            }

            // Then
            assertThat(texts(audit.read(Topic.AUDIT_LOG)))
                    .hasSizeGreaterThan(500)
                    .isEqualTo(foldedAudit);
            for (Topic topic : List.of(Topic.DECISIONS, Topic.BLOCKLIST, Topic.REVOCATIONS, Topic.COMMAND_RESULTS)) {
                assertThat(texts(enforcement.read(topic)))
                        .as(topic.suffix())
                        .isNotEmpty()
                        .isEqualTo(folded.get(topic));
            }
            assertThat(enforcement.rejected("decide")).isZero();
            assertThat(audit.rejected("audit")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_generated_attacks_are_decided_against_and_ordinary_users_are_not(long seed) {
        // Given
        List<Input> inputs = GeneratedTraffic.of(seed);
        try (Pipeline enforcement = Pipeline.enforcement(policy, state, GeneratedTraffic.START)) {
            // When
            inputs.forEach(enforcement::accept);

            // Then
            Map<String, String> rules = new TreeMap<>();
            for (TestRecord<String, byte[]> record : enforcement.read(Topic.BLOCKLIST)) {
                if (record.value() != null) {
                    rules.put(record.key(), DecisionCodec.decode(record.value()).rule());
                }
            }
            // Nobody refuses the guesses here, so that the slow rule fires after the fast one and extends its block.
            assertThat(rules)
                    .containsEntry("ip:" + GeneratedTraffic.BRUTE_FORCE, "login-bf-slow-ip")
                    .containsKey("ip:" + GeneratedTraffic.SCANNER)
                    .containsKey("ip:" + GeneratedTraffic.BURST)
                    .containsKey("ip:192.0.2.9");
            assertThat(rules.keySet()).noneMatch(key -> key.startsWith("ip:" + GeneratedTraffic.ORDINARY));
            assertThat(enforcement.read(Topic.REVOCATIONS)).hasSizeGreaterThanOrEqualTo(10);
        }
    }

    private void audited(AuditRecord record) {
        foldedAudit.add(text(record.key(), record.value(), record.timestamp()));
    }

    private void published(Publication publication) {
        byte[] value = publication.value();
        if (value != null) {
            folded.computeIfAbsent(publication.topic(), any -> new ArrayList<>())
                    .add(text(publication.key(), value, publication.timestamp()));
        }
    }

    private static List<String> texts(List<TestRecord<String, byte[]>> records) {
        return records.stream()
                .filter(record -> record.value() != null)
                .map(record -> text(record.key(), record.value(), record.timestamp()))
                .collect(Collectors.toList());
    }

    private static String text(String key, byte[] value, long timestamp) {
        return key + " @" + timestamp + " " + new String(value, StandardCharsets.UTF_8);
    }
}
