package io.sordini.app.operate;

import com.fasterxml.jackson.databind.JsonNode;
import io.sordini.app.operate.CommittedReader.Span;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The audit log's records of events that are gone. */
final class AuditTrail {

    private static final Duration SLACK = Duration.ofMinutes(1);

    private final CommittedReader reader;
    private final long most;

    /** @param most records that are read */
    AuditTrail(CommittedReader reader, long most) {
        this.reader = reader;
        this.most = most;
    }

    /** By origin; nothing if there is too much to be read. */
    Map<String, ConsumerRecord<byte[], byte[]>> of(Collection<String> origins, Instant from, Instant to) {
        Map<String, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        if (origins.isEmpty()) {
            return found;
        }
        List<TopicPartition> partitions = reader.partitions(Topic.AUDIT_LOG);
        Map<TopicPartition, Span> spans = reader.there(partitions);
        Map<TopicPartition, Long> first = reader.since(partitions, from);
        Map<TopicPartition, Long> behind = reader.since(partitions, to.plus(SLACK));
        spans.replaceAll((partition, all) ->
                new Span(first.getOrDefault(partition, all.end()), behind.getOrDefault(partition, all.end())));
        if (spans.values().stream().mapToLong(Span::length).sum() <= most) {
            Set<String> wanted = Set.copyOf(origins);
            reader.read(spans, record -> {
                String origin = origin(record);
                if (wanted.contains(origin)) {
                    found.put(origin, record);
                }
            });
        }
        return found;
    }

    private static String origin(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return "";
        }
        try {
            JsonNode unmapped = JsonDocument.parse(value, "audit record").node("unmapped");
            return unmapped.path("sordini").path("origin").asText();
        } catch (CodecException e) {
            return ""; // not a record of ours, and so none of those that are looked for
        }
    }
}
