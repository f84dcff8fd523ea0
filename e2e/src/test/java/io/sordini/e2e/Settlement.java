package io.sordini.e2e;

import io.sordini.schemas.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether both applications have come to the end of their input: offsets are committed together with what follows from
 * them, so nothing more is to come once they have reached the ends, but for tombstones.
 */
final class Settlement {

    private static final List<Topic> EVENTS = List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS);
    private static final List<Topic> OUTPUT =
            List.of(Topic.SIGNALS, Topic.AUDIT_LOG, Topic.DECISIONS, Topic.BLOCKLIST, Topic.REVOCATIONS);

    private final TopicReader reader;
    private final CommitWatch audit;
    private final CommitWatch enforcement;
    private final String prefix;
    private String state = "";

    Settlement(TopicReader reader, CommitWatch audit, CommitWatch enforcement, String prefix) {
        this.reader = reader;
        this.audit = audit;
        this.enforcement = enforcement;
        this.prefix = prefix;
    }

    boolean reached() {
        Map<TopicPartition, Long> events = reader.ends(IsolationLevel.READ_UNCOMMITTED, names(EVENTS));
        Map<TopicPartition, Long> orders = reader.ends(IsolationLevel.READ_UNCOMMITTED, names(List.of(Topic.COMMANDS)));
        return reached("audit", audit, events)
                && reached("enforcement's first stage", enforcement, events)
                && reached("enforcement's first stage", enforcement, orders)
                && noTransactionIsOpen()
                && reached("enforcement's second stage", enforcement, endsOf(Topic.SIGNALS))
                && noTransactionIsOpen()
                && reached("audit", audit, orders)
                && reached("audit", audit, endsOf(Topic.DECISIONS))
                && noTransactionIsOpen();
    }

    private boolean reached(String who, CommitWatch commits, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> committed = commits.offsets();
        state = who + " committed " + committed + " of " + ends;
        return ends.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private boolean noTransactionIsOpen() {
        Map<TopicPartition, Long> all = reader.ends(IsolationLevel.READ_UNCOMMITTED, names(OUTPUT));
        Map<TopicPartition, Long> committed = reader.ends(IsolationLevel.READ_COMMITTED, names(OUTPUT));
        state = "stable " + committed + " of " + all;
        return all.equals(committed);
    }

    /** Behind the last record, not behind the marker of its transaction, which may never count as consumed. */
    private Map<TopicPartition, Long> endsOf(Topic topic) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record :
                reader.read(IsolationLevel.READ_COMMITTED, names(List.of(topic)))) {
            ends.put(Deployment.partition(record), record.offset() + 1);
        }
        return ends;
    }

    private List<String> names(List<Topic> topics) {
        return topics.stream().map(topic -> topic.name(prefix)).toList();
    }

    @Override
    public String toString() {
        return state;
    }
}
