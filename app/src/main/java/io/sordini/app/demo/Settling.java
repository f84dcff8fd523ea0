package io.sordini.app.demo;

import io.sordini.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Waits until the applications have worked through all that was sent. */
final class Settling {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(100);
    /** A commit of the enforcement application takes a fraction of this. */
    private static final int QUIET_STEPS = 10;

    /** Stands behind the last record of a transaction and may never count as consumed. */
    private static final int TRANSACTION_MARKER = 1;

    private final Admin admin;
    private final String prefix;

    Settling(Admin admin, String prefix) {
        this.admin = admin;
        this.prefix = prefix;
    }

    /**
     * Returns true once both applications committed the ends of the source topics and no decision has followed for a
     * second; false when that takes longer than a minute.
     */
    boolean await() throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + BOUND.toNanos();
        Map<TopicPartition, Long> decisions = Map.of();
        int quiet = 0;
        while (System.nanoTime() < deadline) {
            Map<TopicPartition, Long> now = ends(List.of(Topic.SIGNALS, Topic.DECISIONS, Topic.BLOCKLIST));
            quiet = now.equals(decisions) && caughtUp() ? quiet + 1 : 0;
            if (quiet == QUIET_STEPS) {
                return true;
            }
            decisions = now;
            pause();
        }
        return false;
    }

    private boolean caughtUp() throws InterruptedException, ExecutionException {
        List<Topic> events = List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS);
        return caughtUp("enforcement", events, 0)
                && caughtUp("audit", events, 0)
                && caughtUp("audit", List.of(Topic.DECISIONS, Topic.POLICY), TRANSACTION_MARKER);
    }

    private boolean caughtUp(String application, List<Topic> topics, int unread)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(prefix + application)
                .partitionsToOffsetAndMetadata()
                .get();
        for (Map.Entry<TopicPartition, Long> end : ends(topics).entrySet()) {
            OffsetAndMetadata reached = committed.get(end.getKey());
            if (end.getValue() > 0 && (reached == null || reached.offset() < end.getValue() - unread)) {
                return false;
            }
        }
        return true;
    }

    private Map<TopicPartition, Long> ends(List<Topic> topics) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        List<String> names = topics.stream().map(topic -> topic.name(prefix)).toList();
        for (TopicDescription topic :
                admin.describeTopics(names).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(p -> wanted.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static void pause() throws InterruptedException {
        new CountDownLatch(1).await(STEP.toMillis(), TimeUnit.MILLISECONDS);
    }
}
