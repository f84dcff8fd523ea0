package io.sordini.app.notification;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a group has come, of the partitions that are this member's. */
final class Positions {

    private static final Logger log = LoggerFactory.getLogger(Positions.class);

    /** A member of a group must not be away for long. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
    private final Set<TopicPartition> fresh = new HashSet<>();

    Positions(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    void assigned(Collection<TopicPartition> partitions) {
        fresh.addAll(partitions);
    }

    void lost(Collection<TopicPartition> partitions) {
        reached.keySet().removeAll(partitions);
        fresh.removeAll(partitions);
    }

    void reached(ConsumerRecord<?, ?> record) {
        reached.put(new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
    }

    /**
     * Holds on to where a group begins, which is the end of the topic as it is now: what is decided until the first
     * message is told, or while this process is away, is not skipped then.
     *
     * @param firsts the first record of each partition that was read and not yet taken
     */
    void begin(Map<TopicPartition, Long> firsts) {
        if (fresh.isEmpty()) {
            return;
        }
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(fresh, PATIENCE);
            Map<TopicPartition, OffsetAndMetadata> starts = new HashMap<>();
            for (TopicPartition partition : fresh) {
                if (committed.get(partition) == null) {
                    Long first = firsts.get(partition);
                    starts.put(
                            partition,
                            new OffsetAndMetadata(first == null ? consumer.position(partition, PATIENCE) : first));
                }
            }
            consumer.commitSync(starts, PATIENCE);
            fresh.clear();
        } catch (RetriableException | RebalanceInProgressException | CommitFailedException e) {
            log.atWarn().addKeyValue("fault", e.getClass().getName()).log("Where to begin is not yet committed");
        }
    }

    /** Whether it is committed where every partition begins; before, nothing may be taken. */
    boolean isBegun() {
        return fresh.isEmpty();
    }

    /** Commits what was reached; when that fails it is tried again, or read again by whoever follows. */
    void commit() {
        if (reached.isEmpty() || !fresh.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(reached, PATIENCE);
            reached.clear();
        } catch (RetriableException | RebalanceInProgressException e) {
            log.atWarn().addKeyValue("fault", e.getClass().getName()).log("Positions are not yet committed");
        } catch (CommitFailedException e) {
            reached.clear(); // the partitions are others'
            log.atWarn().addKeyValue("fault", e.getClass().getName()).log("Positions were taken over");
        }
    }
}
