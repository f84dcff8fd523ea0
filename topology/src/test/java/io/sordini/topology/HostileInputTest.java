package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Topic;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.SignalCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a producer can write stops either application, and every record of it is audited and counted. */
class HostileInputTest {

    private static final long NOW = GeneratedTraffic.START;
    private static final String CLIENT = "198.51.100.7";

    @TempDir
    private Path state;

    static List<Input> hostile(Topic topic) {
        byte[] key = CLIENT.getBytes(StandardCharsets.UTF_8);
        byte[] large = ("{\"method\":\"GET\",\"path\":\"/\",\"client_ip\":\"" + CLIENT + "\",\"request_body\":\""
                        + "a\\u0000".repeat(150_000) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] noise = new byte[1024 * 1024];
        new Random(1).nextBytes(noise);
        List<Input> inputs = new ArrayList<>(List.of(
                new Input(topic, key, null, NOW),
                new Input(topic, key, new byte[0], NOW),
                new Input(topic, key, large, NOW),
                new Input(topic, key, new byte[Topic.MAX_VALUE_BYTES + 1], NOW),
                new Input(topic, key, noise, NOW),
                new Input(
                        topic,
                        key,
                        ("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}").getBytes(StandardCharsets.UTF_8),
                        NOW),
                new Input(topic, key, "[".repeat(10_000).getBytes(StandardCharsets.UTF_8), NOW),
                new Input(topic, key, "{\"a\":".repeat(10_000).getBytes(StandardCharsets.UTF_8), NOW),
                new Input(topic, key, "{}".getBytes(StandardCharsets.UTF_8), -1),
                new Input(topic, key, "{}".getBytes(StandardCharsets.UTF_8), 0),
                new Input(topic, key, "{}".getBytes(StandardCharsets.UTF_8), Long.MIN_VALUE / 2),
                new Input(topic, key, "{}".getBytes(StandardCharsets.UTF_8), 32_503_680_000_000L)));
        for (byte[] other : new byte[][] {null, {}, {(byte) 0xff, (byte) 0xfe, 0}, new byte[100_000]}) {
            inputs.add(new Input(topic, other, "{".getBytes(StandardCharsets.UTF_8), NOW));
        }
        return inputs;
    }

    @Test
    void every_hostile_record_gives_one_audit_record() {
        try (Pipeline audit = Pipeline.audit(PolicyReader.defaults(), state, NOW)) {
            // Given
            List<Input> inputs = new ArrayList<>(hostile(Topic.REQUEST_EVENTS));
            inputs.addAll(hostile(Topic.AUTH_EVENTS));

            // When
            inputs.forEach(audit::produce);

            // Then
            List<TestRecord<String, byte[]>> records = audit.read(Topic.AUDIT_LOG);
            assertThat(records).hasSameSizeAs(inputs);
            for (int i = 0; i < records.size(); i++) {
                assertThat(AuditTopologyTest.header(records.get(i), AuditHeaders.SEQUENCE))
                        .isEqualTo(Integer.toString(i));
                assertThat(records.get(i).timestamp()).isBetween(0L, NOW);
                assertThat(records.get(i).value()).isNotEmpty();
            }
            assertThat(audit.rejected("audit")).isZero();
        }
    }

    @Test
    void every_hostile_record_with_an_address_as_its_key_counts_for_that_address() {
        try (Pipeline enforcement = Pipeline.enforcement(PolicyReader.defaults(), state, NOW)) {
            // Given
            List<Input> inputs = hostile(Topic.REQUEST_EVENTS);

            // When
            inputs.forEach(enforcement::produce);

            // Then
            List<TestRecord<String, byte[]>> signals = enforcement.read(Topic.SIGNALS);
            assertThat(signals).hasSize(12).allSatisfy(signal -> {
                assertThat(signal.key()).isEqualTo("ip:" + CLIENT);
                assertThat(signal.timestamp()).isBetween(0L, NOW);
            });
            assertThat(signals.stream()
                            .filter(signal ->
                                    SignalCodec.decode(signal.value()).facts().contains(Fact.MALFORMED)))
                    .hasSize(11);
            assertThat(enforcement.rejected("signal")).isZero();
            assertThat(enforcement.rejected("decide")).isZero();
        }
    }

    @Test
    void what_is_no_command_and_what_is_no_signal_is_counted() {
        try (Pipeline enforcement = Pipeline.enforcement(PolicyReader.defaults(), state, NOW)) {
            for (byte[] value : new byte[][] {null, {}, {1}, {2, 0, 0}, new byte[200_000]}) {
                byte[] key = ("ip:" + CLIENT).getBytes(StandardCharsets.UTF_8);
                enforcement.produce(new Input(Topic.COMMANDS, key, value, NOW));
                enforcement.produce(new Input(Topic.SIGNALS, key, value, NOW));
                enforcement.produce(new Input(Topic.SIGNALS, null, value, NOW));
            }

            assertThat(enforcement.rejected("command")).isEqualTo(5);
            assertThat(enforcement.rejected("decide")).isEqualTo(10);
            assertThat(enforcement.read(Topic.DECISIONS)).isEmpty();
        }
    }

    @Test
    void a_signal_with_any_bytes_never_stops_the_stream() {
        try (Pipeline enforcement = Pipeline.enforcement(PolicyReader.defaults(), state, NOW)) {
            Random random = new Random(7);
            for (int i = 0; i < 2000; i++) {
                byte[] value = new byte[60 + random.nextInt(60)];
                random.nextBytes(value);
                value[0] = 1; // the format's version, or none would be read further
                enforcement.produce(
                        new Input(Topic.SIGNALS, ("ip:" + CLIENT).getBytes(StandardCharsets.UTF_8), value, NOW));
            }
            enforcement.advanceTo(NOW + 60_000);

            assertThat(enforcement.rejected("decide")).isLessThanOrEqualTo(2000);
        }
    }

    @Test
    void a_header_of_any_size_is_bounded() {
        try (Pipeline audit = Pipeline.audit(PolicyReader.defaults(), state, NOW)) {
            audit.produce(
                    Input.of(Topic.REQUEST_EVENTS, CLIENT, "{}", NOW),
                    new RecordHeaders().add("origin", new byte[200_000]).add("other", new byte[200_000]));

            assertThat(audit.read(Topic.AUDIT_LOG)).singleElement().satisfies(record -> {
                assertThat(record.value()).hasSizeLessThan(10_000);
                assertThat(record.headers().lastHeader("other")).isNull();
            });
        }
    }

    @Test
    void no_content_reaches_a_log() {
        try (LogCapture log = new LogCapture();
                Pipeline audit = Pipeline.audit(PolicyReader.defaults(), state.resolve("audit"), NOW, 2500);
                Pipeline enforcement =
                        Pipeline.enforcement(PolicyReader.defaults(), state.resolve("enforcement"), NOW)) {
            for (String value : List.of(
                    "hunter2",
                    "{\"hunter2\":",
                    "{\"method\":\"GET\",\"path\":\"/x\",\"client_ip\":\"" + CLIENT + "\",\"note\":\""
                            + "hunter2 ".repeat(500) + "\"}")) {
                audit.produce(Input.of(Topic.REQUEST_EVENTS, "hunter2", value, NOW));
                for (Topic topic : List.of(Topic.REQUEST_EVENTS, Topic.COMMANDS, Topic.SIGNALS)) {
                    enforcement.produce(Input.of(topic, "hunter2", value, NOW));
                }
            }

            assertThat(audit.rejected("audit")).isEqualTo(1);
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("Record rejected") && line.contains("not a command"))
                    .anyMatch(line -> line.contains("audit record too large")
                            && line.contains("topic=test.request-events")
                            && line.contains("offset=2"))
                    .noneMatch(line -> line.contains("hunter2"));
        }
    }
}
