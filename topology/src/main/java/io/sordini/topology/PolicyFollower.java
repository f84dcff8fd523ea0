package io.sordini.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.sordini.core.policy.Policy;
import io.sordini.schemas.Topic;
import io.sordini.schemas.policy.PolicyDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the policy of one name on the topic {@code policy}: reads what is there before anything is processed, then on and on.
 * A consumer of its own, in no group: a global store that is corrupted would not let the application start again, and a
 * record of another topic must not wait for this one.
 */
public final class PolicyFollower implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PolicyFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FIRST_POLL = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final String key;
    private final PolicyIntake intake;
    private final Duration retry;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::follow, "policy-follower");
    private volatile boolean reading = true;

    /** @param retry how long after a fault the topic is read again */
    PolicyFollower(Consumer<byte[], byte[]> consumer, String topic, String name, PolicyIntake intake, Duration retry) {
        this.retry = retry;
        this.consumer = consumer;
        this.topic = topic;
        key = PolicyDocument.key(name);
        this.intake = intake;
        thread.setDaemon(true);
    }

    /**
     * Reads the topic to its end, and follows it from there on.
     *
     * @param clients settings of a client that may read the topic
     * @param name under which the policy stands there
     * @param configured in force while nothing stands there
     * @param bound how long the reading may take
     * @throws KafkaException when the topic cannot be read within the bound
     * @throws UnusablePolicyException when all that stands there is no policy
     */
    public static PolicyFollower start(
            Map<String, ?> clients,
            String topicPrefix,
            String name,
            Policy configured,
            Duration bound,
            MeterRegistry registry) {
        PolicyFollower follower = new PolicyFollower(
                new KafkaConsumer<>(settings(clients, bound), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                Topic.POLICY.name(topicPrefix),
                name,
                new PolicyIntake(configured, registry),
                RETRY);
        try {
            follower.readToEnd(bound);
        } catch (KafkaException | UnusablePolicyException e) {
            follower.consumer.close(CloseOptions.timeout(CLOSE));
            throw e;
        }
        follower.begin();
        return follower;
    }

    /** Follows from there on; the topic has been read to its end. */
    void begin() {
        thread.start();
    }

    private static Map<String, Object> settings(Map<String, ?> clients, Duration bound) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "sordini-policy-follower");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(bound.toMillis()));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"); // a position that compaction has overtaken
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return settings;
    }

    /** What the roles of this process follow. */
    public PolicyInForce inForce() {
        return intake.inForce();
    }

    public PolicyStatus status() {
        return new PolicyStatus(intake.inForce().current().label(), intake.problems(), reading);
    }

    void readToEnd(Duration bound) {
        List<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long start = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() - start > bound.toNanos()) {
                throw new TimeoutException(
                        "the topic " + topic + " was not read to its end within " + bound.toSeconds() + " s");
            }
            consumer.poll(FIRST_POLL).forEach(this::take);
        }
        if (intake.isWithout()) {
            throw new UnusablePolicyException(topic, key, intake.problems());
        }
    }

    private List<TopicPartition> partitions() {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new UnknownTopicOrPartitionException("there is no topic " + topic);
        }
        return found.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private void follow() {
        try {
            do {
                try {
                    readOn();
                } catch (WakeupException e) {
                    // closing
                } catch (RuntimeException e) {
                    lost(e);
                }
            } while (!closed.await(retry.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE));
        }
    }

    private void readOn() {
        while (closed.getCount() > 0) {
            consumer.poll(POLL).forEach(this::take);
            reading = true;
        }
    }

    private void lost(RuntimeException fault) {
        if (reading) {
            log.atError()
                    .setCause(fault)
                    .addKeyValue("topic", topic)
                    .addKeyValue("inForce", intake.inForce().current().label())
                    .log("The policy cannot be followed; the one in force stays");
        }
        reading = false;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (key.equals(text(record.key()))) {
            intake.take(record.topic() + "-" + record.partition() + "@" + record.offset(), record.value());
        }
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Ends the following; the policy in force stays. */
    @Override
    public void close() {
        closed.countDown();
        consumer.wakeup();
        try {
            thread.join(2 * CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
