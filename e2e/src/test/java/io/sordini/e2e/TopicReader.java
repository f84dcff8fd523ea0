package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning to the end that they have when it is asked. */
final class TopicReader {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Map<String, String> client;
    private final Admin admin;

    /** @param client who reads, and where */
    TopicReader(Map<String, String> client, Admin admin) {
        this.client = Map.copyOf(client);
        this.admin = admin;
    }

    /** Every record, in the order of its partition. */
    List<ConsumerRecord<byte[], byte[]>> read(IsolationLevel isolation, Collection<String> topics) {
        Map<TopicPartition, Long> ends = ends(isolation, topics);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<String, Object> config = new HashMap<>(client);
        config.put("isolation.level", isolation.toString());
        config.put("exclude.internal.topics", "false");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            long start = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .as("time to read " + topics + " up to " + ends)
                        .isLessThan(LIMIT);
            }
        }
        return records;
    }

    /** The offset behind the last record that a reader of this isolation level may see. */
    Map<TopicPartition, Long> ends(IsolationLevel isolation, Collection<String> topics) {
        Map<TopicPartition, OffsetSpec> asked = partitions(topics).stream()
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return Answer.of(admin.listOffsets(asked, new ListOffsetsOptions(isolation))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        (Map.Entry<TopicPartition, ListOffsetsResultInfo> end) ->
                                end.getValue().offset()));
    }

    private List<TopicPartition> partitions(Collection<String> topics) {
        return Answer.of(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap((TopicDescription topic) -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }
}
