package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sordini.core.policy.PolicyReader;
import io.sordini.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class PolicyFollowerTest {

    private static final String TOPIC = "sordini.policy";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Duration BOUND = Duration.ofMillis(50);
    private static final Duration BRIEFLY = Duration.ofSeconds(20);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final PolicyFollower follower = new PolicyFollower(
            consumer,
            TOPIC,
            "default",
            new PolicyIntake(PolicyReader.defaults(), new SimpleMeterRegistry()),
            Duration.ofMillis(1));

    /** A record of the topic: its key and its value. */
    private record Entry(String key, String value) {}

    private void publish(Entry... entries) {
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) entries.length));
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < entries.length; i++) {
                consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, i, bytes(entries[i].key), bytes(entries[i].value)));
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void everyPoll(Runnable task) {
        consumer.schedulePollTask(() -> {
            task.run();
            everyPoll(task);
        });
    }

    private String inForce() {
        return follower.inForce().current().name();
    }

    @Test
    void what_stands_on_the_topic_is_in_force_before_anything_is_processed() {
        publish(
                new Entry("policy:default", "name: one\n"),
                new Entry("allow:ip:192.0.2.1", "{}"),
                new Entry("policy:other", "name: other\n"),
                new Entry("policy:default", "name: two\n"));

        follower.readToEnd(BOUND);

        assertThat(inForce()).isEqualTo("two");
        assertThat(follower.status().label()).startsWith("two@");
        assertThat(follower.status().refused()).isEmpty();
    }

    @Test
    void an_empty_topic_leaves_the_configured_policy() {
        publish();

        follower.readToEnd(BOUND);

        assertThat(inForce()).isEqualTo("default");
    }

    @Test
    void the_last_that_is_one_is_in_force_and_what_came_after_it_is_told() {
        publish(new Entry("policy:default", "name: one\n"), new Entry("policy:default", "limitz: []\n"));

        follower.readToEnd(BOUND);

        assertThat(inForce()).isEqualTo("one");
        assertThat(follower.status().refused())
                .allMatch(problem -> problem.startsWith(TOPIC + "-0@1:"))
                .isNotEmpty();
    }

    @Test
    void while_the_brokers_are_away_the_policy_stays_and_is_told_and_a_newer_one_is_found_on_return() {
        // Given
        publish(new Entry("policy:default", "name: one\n"));
        follower.readToEnd(BOUND);
        AtomicBoolean away = new AtomicBoolean(true);
        List<PolicyStatus> meanwhile = new CopyOnWriteArrayList<>();
        everyPoll(() -> {
            if (away.get()) {
                meanwhile.add(follower.status());
                if (meanwhile.size() == 3) {
                    consumer.addRecord(
                            new ConsumerRecord<>(TOPIC, 0, 1, bytes("policy:default"), bytes("name: two\n")));
                    away.set(false);
                } else {
                    consumer.setPollException(new DisconnectException("no broker answers"));
                }
            }
        });

        // When
        follower.begin();
        Await.until(
                () -> "in force is " + inForce(),
                BRIEFLY,
                () -> inForce().equals("two") && follower.status().reading());
        follower.close();

        // Then
        assertThat(meanwhile).extracting(PolicyStatus::label).allMatch(label -> label.startsWith("one@"));
        assertThat(meanwhile).extracting(PolicyStatus::reading).containsExactly(true, false, false);
        assertThat(follower.status().label()).startsWith("two@");
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void nothing_starts_if_all_that_stands_there_is_no_policy() {
        publish(new Entry("policy:default", "limitz: []\n"));

        assertThatThrownBy(() -> follower.readToEnd(BOUND))
                .isInstanceOf(UnusablePolicyException.class)
                .hasMessageContaining("policy:default")
                .hasMessageContaining(TOPIC + "-0@0:1: limitz");
    }

    @Test
    void a_topic_that_is_not_read_to_its_end_in_time_is_a_fault() {
        publish();
        consumer.updateEndOffsets(Map.of(PARTITION, 7L));

        assertThatThrownBy(() -> follower.readToEnd(BOUND))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining(TOPIC);
    }

    @Test
    void a_topic_that_is_not_there_is_a_fault() {
        assertThatThrownBy(() -> follower.readToEnd(BOUND))
                .isInstanceOf(UnknownTopicOrPartitionException.class)
                .hasMessageContaining(TOPIC);
    }
}
