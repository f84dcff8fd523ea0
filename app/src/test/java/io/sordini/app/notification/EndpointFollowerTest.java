package io.sordini.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sordini.app.config.Endpoint;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.testkit.Await;
import io.sordini.topology.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EndpointFollowerTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final TopicPartition PARTITION = new TopicPartition("decisions", 0);

    private final ManualClock clock = new ManualClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Thread> threads = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = Receiver.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        receiver.close();
        for (Thread thread : threads) {
            thread.join(LIMIT.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void positions_follow_what_was_told_and_a_restart_repeats_the_id_of_what_was_not() {
        // Given
        GroupConsumer first = consumer(0);
        receiver.answer(204, Map.of());
        receiver.answer(503, Map.of());
        EndpointFollower follower = run(first, List.of(record(0, block(1)), record(1, block(2))));
        Await.until("two posts", LIMIT, () -> receiver.received().size() == 2);

        // When
        follower.stop(clock.instant());
        Await.until("ended", LIMIT, () -> follower.ended().isDone());

        // Then
        assertThat(first.committed).isEqualTo(1);

        // And the next one reads what was not told again, and nothing else
        GroupConsumer second = consumer(first.committed);
        EndpointFollower next = run(second, List.of(record(1, block(2))));
        Await.until("told", LIMIT, () -> second.committed == 2);
        next.stop(clock.instant());
        assertThat(receiver.received()).extracting(Receiver.Received::id).containsExactly("d1-1", "d2-1", "d2-1");
        assertThat(first.committed).as("what was not told is not committed").isEqualTo(1);
    }

    @Test
    void bytes_that_are_no_decision_are_passed_over() {
        GroupConsumer consumer = consumer(0);

        EndpointFollower follower = run(
                consumer,
                List.of(
                        record(0, "{}".getBytes(StandardCharsets.UTF_8)),
                        record(1, null),
                        record(2, new byte[] {(byte) 0xff, 0}),
                        record(3, block(1))));
        Await.until("told", LIMIT, () -> consumer.committed == 4);
        follower.stop(clock.instant());

        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void a_new_group_holds_on_to_where_it_began() {
        GroupConsumer consumer = new GroupConsumer();
        consumer.updateEndOffsets(Map.of(PARTITION, 41L));

        EndpointFollower follower = run(consumer, List.of());
        Await.until("begun", LIMIT, () -> consumer.committed == 41);
        follower.stop(clock.instant());

        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void while_a_message_is_on_its_way_no_more_is_read() {
        GroupConsumer consumer = consumer(0);
        receiver.answer(503, Map.of("Retry-After", "60"));

        EndpointFollower follower = run(consumer, List.of(record(0, block(1)), record(1, block(2))));
        Await.until(
                "failed", LIMIT, () -> count("failed") == 1 && consumer.paused().contains(PARTITION));
        assertThat(receiver.received()).hasSize(1);
        assertThat(consumer.committed).isZero();
        clock.advance(Duration.ofSeconds(60));
        Await.until("told", LIMIT, () -> consumer.committed == 2);
        follower.stop(clock.instant());

        assertThat(receiver.received()).hasSize(3);
    }

    /** A consumer of a group that has come so far. */
    private static GroupConsumer consumer(long committed) {
        GroupConsumer consumer = new GroupConsumer();
        consumer.updateEndOffsets(Map.of(PARTITION, 10L));
        consumer.schedulePollTask(() -> consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(committed))));
        return consumer;
    }

    private EndpointFollower run(GroupConsumer consumer, List<ConsumerRecord<byte[], byte[]>> records) {
        Endpoint endpoint = receiver.endpoint(20);
        Outbox outbox = new Outbox(
                endpoint,
                new Selection(endpoint, PolicyReader::defaults),
                new WebhookComposer(),
                new Poster(endpoint, clock),
                new Backoff(new Random(1)),
                clock);
        EndpointFollower follower = new EndpointFollower(
                consumer,
                PARTITION.topic(),
                outbox,
                new EndpointMeters(endpoint.name(), registry, outbox::failing),
                clock);
        consumer.schedulePollTask(() -> {
            consumer.rebalance(Set.of(PARTITION));
            if (!records.isEmpty()) {
                consumer.seek(PARTITION, records.get(0).offset());
                records.forEach(consumer::addRecord);
            }
        });
        Thread thread = new Thread(follower, "follower");
        threads.add(thread);
        thread.start();
        return follower;
    }

    /** A consumer that tells what it committed, also after it was closed. */
    private static final class GroupConsumer extends MockConsumer<byte[], byte[]> {

        private volatile long committed = -1;

        GroupConsumer() {
            super("latest");
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            super.commitSync(offsets);
            offsets.values().forEach(offset -> committed = offset.offset());
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            commitSync(offsets);
        }
    }

    private double count(String outcome) {
        return registry.get(Metric.NOTIFICATIONS.meterName())
                .tags("outcome", outcome)
                .counter()
                .count();
    }

    private static byte[] block(int n) {
        return DecisionCodec.encode(Changes.block(n));
    }

    @SuppressWarnings("NullAway") // a tombstone has no value, which Kafka's own annotations do not say
    private static ConsumerRecord<byte[], byte[]> record(long offset, byte @Nullable [] value) {
        return new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, new byte[0], value);
    }
}
