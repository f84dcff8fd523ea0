package io.sordini.app.watch;

import io.sordini.app.screen.Board;
import io.sordini.schemas.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Counts from offsets, without reading an event. The source topics' ends say what came in. How far an application has
 * committed says what it has dealt with; the ends of its output would count the markers of its transactions too.
 */
final class Figures {

    private static final String AUDIT = "audit";
    private static final String ENFORCEMENT = "enforcement";

    private final Source source;
    private final Admin admin;
    private final Board board;

    Figures(Source source, Admin admin, Board board) {
        this.source = source;
        this.admin = admin;
        this.board = board;
    }

    /** The applications in whose group nobody is: events come in, and nothing becomes of them. */
    List<String> idle() throws InterruptedException, ExecutionException {
        List<String> idle = new ArrayList<>();
        for (String application : List.of(AUDIT, ENFORCEMENT)) {
            if (!isAtWork(source.applicationIdPrefix() + application)) {
                idle.add(application);
            }
        }
        return idle;
    }

    private boolean isAtWork(String group) throws InterruptedException, ExecutionException {
        try {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .anyMatch(description -> !description.members().isEmpty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Tells the board how things are now.
     *
     * @return where the audit log ends
     */
    Map<TopicPartition, Long> refresh() throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> ends = ends(List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS, Topic.AUDIT_LOG));
        board.total("requests", sum(ends, Topic.REQUEST_EVENTS));
        board.total("logins", sum(ends, Topic.AUTH_EVENTS));
        Map<TopicPartition, Long> events = new HashMap<>(ends);
        events.keySet().removeIf(partition -> partition.topic().equals(source.topic(Topic.AUDIT_LOG)));
        Map<TopicPartition, Long> audited = committed(AUDIT);
        board.total("audited", sum(audited, events));
        board.figure("audit behind", "%,d".formatted(behind(events, audited)));
        board.figure("enforcement behind", "%,d".formatted(behind(events, committed(ENFORCEMENT))));
        ends.keySet().removeAll(events.keySet());
        return ends;
    }

    private Map<TopicPartition, Long> committed(String application) throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> entry : admin.listConsumerGroupOffsets(
                        source.applicationIdPrefix() + application)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()) {
            if (entry.getValue() != null) {
                committed.put(entry.getKey(), entry.getValue().offset());
            }
        }
        return committed;
    }

    private Map<TopicPartition, Long> ends(List<Topic> topics) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        KafkaFuture<Map<String, TopicDescription>> described = admin.describeTopics(
                        topics.stream().map(source::topic).toList())
                .allTopicNames();
        for (TopicDescription topic : described.get().values()) {
            topic.partitions()
                    .forEach(p -> wanted.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private long sum(Map<TopicPartition, Long> offsets, Topic topic) {
        String name = source.topic(topic);
        return offsets.entrySet().stream()
                .filter(offset -> offset.getKey().topic().equals(name))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long sum(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> of) {
        return of.keySet().stream()
                .mapToLong(partition -> committed.getOrDefault(partition, 0L))
                .sum();
    }

    private static long behind(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
