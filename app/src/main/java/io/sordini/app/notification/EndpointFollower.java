package io.sordini.app.notification;

import io.sordini.schemas.CodecException;
import io.sordini.schemas.decision.DecisionCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads decisions for one endpoint. It takes no more records while a message is on its way, so that whatever
 * an endpoint that is down has missed waits in Kafka; it goes on asking the brokers all the while, as a group's member must.
 * Positions are committed when everything up to them is told or given up.
 */
final class EndpointFollower implements Runnable, ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(EndpointFollower.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration BUSY = Duration.ofMillis(20);
    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LEAVE = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Outbox outbox;
    private final EndpointMeters meters;
    private final InstantSource clock;
    private final Positions positions;
    private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
    private final CompletableFuture<Void> running = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile int partitions;
    private volatile @Nullable Instant deadline;
    private Instant committed = Instant.MIN;

    EndpointFollower(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Outbox outbox,
            EndpointMeters meters,
            InstantSource clock) {
        this.consumer = consumer;
        this.topic = topic;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
        positions = new Positions(consumer);
    }

    @Override
    public void run() {
        try {
            consumer.subscribe(Set.of(topic), this);
            while (goesOn()) {
                turn();
            }
            if (outbox.isSettled()) {
                positions.commit();
            }
            consumer.close(CloseOptions.timeout(LEAVE));
            ended.complete(null);
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
            running.completeExceptionally(e);
            consumer.close(CloseOptions.timeout(LEAVE));
        }
    }

    /** What is being posted may come to its end. */
    private boolean goesOn() {
        Instant until = deadline;
        return until == null || (outbox.isUnderWay() && clock.instant().isBefore(until));
    }

    private void turn() {
        if (waiting.isEmpty()) {
            consumer.resume(consumer.paused());
        } else {
            consumer.pause(consumer.assignment());
        }
        consumer.poll(outbox.accepts() ? IDLE : BUSY).forEach(waiting::addLast);
        positions.begin(firsts());
        while (deadline == null && positions.isBegun() && outbox.accepts() && !waiting.isEmpty()) {
            take(waiting.removeFirst());
        }
        boolean onItsWay = !outbox.accepts();
        outbox.step(meters);
        commit(onItsWay && outbox.accepts());
    }

    private Map<TopicPartition, Long> firsts() {
        Map<TopicPartition, Long> firsts = new HashMap<>();
        waiting.forEach(record -> firsts.putIfAbsent(partition(record), record.offset()));
        return firsts;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() == null) {
                throw new CodecException("a change of a decision has a value");
            }
            outbox.take(DecisionCodec.decodeChange(record.value()));
        } catch (CodecException | IllegalArgumentException e) {
            log.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("Skipped a record that is no decision");
        }
        positions.reached(record);
    }

    /** @param told whether a message has just been delivered or given up */
    private void commit(boolean told) {
        Instant now = clock.instant();
        if (outbox.isSettled() && (told || now.isAfter(committed.plus(COMMIT_INTERVAL)))) {
            positions.commit();
            committed = now;
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        positions.assigned(assigned);
        partitions = consumer.assignment().size();
        running.complete(null);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        if (outbox.isSettled()) {
            positions.commit();
        }
        onPartitionsLost(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        positions.lost(lost);
        waiting.removeIf(record -> lost.contains(partition(record)));
        partitions = Math.max(0, partitions - lost.size());
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** Ends soon, at the latest then. */
    void stop(Instant deadline) {
        this.deadline = deadline;
    }

    /** Completes when the group has given it partitions, or none. */
    CompletableFuture<Void> running() {
        return running.copy();
    }

    /** Completes when the thread ends, exceptionally with the fault if one stopped it. */
    CompletableFuture<Void> ended() {
        return ended.copy();
    }

    /** How many partitions are this member's. */
    int partitions() {
        return partitions;
    }

    Consumer<byte[], byte[]> consumer() {
        return consumer;
    }
}
