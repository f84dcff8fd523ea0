package io.sordini.e2e;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Counts the commits of a consumer group: how often its committed offsets were seen to have changed. */
final class CommitWatch {

    private final Admin admin;
    private final String group;
    private Map<TopicPartition, Long> last = Map.of();
    private int commits;

    CommitWatch(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /** Looks once more; several commits since the last look count as one. */
    int commits() {
        Map<TopicPartition, Long> now = offsets();
        if (!now.equals(last)) {
            last = now;
            commits++;
        }
        return commits;
    }

    /** Committed offsets, without the partitions that have none. */
    Map<TopicPartition, Long> offsets() {
        Map<TopicPartition, OffsetAndMetadata> committed =
                Answer.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return committed.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
