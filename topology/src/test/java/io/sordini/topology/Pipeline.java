package io.sordini.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sordini.core.policy.Policy;
import io.sordini.schemas.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** One application on Kafka's test driver: one partition, records processed one by one, a clock that the test moves. */
final class Pipeline implements AutoCloseable {

    static final String PREFIX = "test.";

    private final TopologyTestDriver driver;
    private final Map<Topic, TestInputTopic<byte[], byte[]>> inputs = new EnumMap<>(Topic.class);
    private final MeterRegistry meters;
    private long now;

    private Pipeline(Topology topology, Map<String, String> settings, MeterRegistry meters, long start) {
        this.meters = meters;
        Properties properties = new Properties();
        properties.putAll(settings);
        now = start;
        driver = new TopologyTestDriver(topology, properties, Instant.ofEpochMilli(start));
    }

    static Pipeline audit(Policy policy, Path state, long start) {
        return audit(policy, state, start, AuditStage.MAX_VALUE_BYTES);
    }

    static Pipeline audit(PolicyInForce policies, Path state, long start) {
        return audit(policies, state, start, AuditStage.MAX_VALUE_BYTES);
    }

    static Pipeline audit(Policy policy, Path state, long start, int maxValueBytes) {
        return audit(new PolicyInForce(policy), state, start, maxValueBytes);
    }

    private static Pipeline audit(PolicyInForce policies, Path state, long start, int maxValueBytes) {
        MeterRegistry meters = new SimpleMeterRegistry();
        return new Pipeline(
                AuditTopology.build(PREFIX, policies, TestKeys.KEYRING, meters, maxValueBytes),
                StreamsSettings.audit(PREFIX, "localhost:9092", state, Map.of()),
                meters,
                start);
    }

    static Pipeline enforcement(Policy policy, Path state, long start) {
        return enforcement(new PolicyInForce(policy), state, start);
    }

    static Pipeline enforcement(PolicyInForce policies, Path state, long start) {
        MeterRegistry meters = new SimpleMeterRegistry();
        return new Pipeline(
                EnforcementTopology.build(PREFIX, policies, TestKeys.KEYRING, meters),
                StreamsSettings.enforcement(PREFIX, "localhost:9092", state, Map.of()),
                meters,
                start);
    }

    /** Moves the clock forward to the record's time, where that is later, and produces the record. */
    void accept(Input input) {
        advanceTo(input.timestamp());
        produce(input);
    }

    /** Produces the record without moving the clock. */
    void produce(Input input, Headers... headers) {
        Instant time = Instant.ofEpochMilli(input.timestamp());
        topic(input.topic())
                .pipeInput(
                        headers.length == 0
                                ? new TestRecord<>(input.key(), input.value(), time)
                                : new TestRecord<>(input.key(), input.value(), headers[0], time));
    }

    private TestInputTopic<byte[], byte[]> topic(Topic topic) {
        return inputs.computeIfAbsent(
                topic,
                any -> driver.createInputTopic(
                        topic.name(PREFIX), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    void advanceTo(long time) {
        if (time > now) {
            driver.advanceWallClockTime(Duration.ofMillis(time - now));
            now = time;
        }
    }

    /** What has been published since the last look. */
    List<TestRecord<String, byte[]>> read(Topic topic) {
        return driver.createOutputTopic(topic.name(PREFIX), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** How many records a stage has rejected. */
    long rejected(String stage) {
        return (long) meters.find(Metric.REJECTS.meterName()).tag("stage", stage).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    MeterRegistry meters() {
        return meters;
    }

    @Override
    public void close() {
        driver.close();
    }
}
