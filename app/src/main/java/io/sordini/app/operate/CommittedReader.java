package io.sordini.app.operate;

import io.sordini.app.Brokers;
import io.sordini.app.Failure;
import io.sordini.app.config.BrokerConfig;
import io.sordini.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads committed records, in no group; every fault is a {@link Failure} that says what to do. */
final class CommittedReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(200);

    private final BrokerConfig broker;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private CommittedReader(BrokerConfig broker, KafkaConsumer<byte[], byte[]> consumer) {
        this.broker = broker;
        this.consumer = consumer;
    }

    static CommittedReader open(BrokerConfig broker) {
        return new CommittedReader(broker, Brokers.consumer(broker));
    }

    List<TopicPartition> partitions(Topic topic) {
        return ask(() -> Brokers.partitions(consumer, topic.name(broker.topicPrefix())));
    }

    /** Places itself behind the last record: what is committed from now on will be read. */
    void startAtEnd(Topic topic) {
        List<TopicPartition> partitions = partitions(topic);
        ask(() -> {
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position); // seeking alone would wait until the first poll
            return true;
        });
    }

    /** What was committed since the last call, after a wait if that is nothing. */
    Iterable<ConsumerRecord<byte[], byte[]>> next(Duration wait) {
        return ask(() -> consumer.poll(wait));
    }

    /** Hands on every record that is committed now, in the order of its partition. */
    void readAll(Collection<Topic> topics, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        List<TopicPartition> partitions =
                topics.stream().flatMap(topic -> partitions(topic).stream()).toList();
        ask(() -> {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readUpTo(consumer.endOffsets(partitions), reader);
            return true;
        });
    }

    /**
     * A stretch of a partition.
     *
     * @param from the first offset
     * @param end the offset behind the last one
     */
    record Span(long from, long end) {
        long length() {
            return Math.max(0, end - from);
        }
    }

    /** All that is there of each partition. */
    Map<TopicPartition, Span> there(Collection<TopicPartition> partitions) {
        return ask(() -> {
            Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Span> there = new HashMap<>();
            partitions.forEach(partition -> there.put(
                    partition, new Span(first.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L))));
            return there;
        });
    }

    /** The offset of the first record of each partition that is of this time or a later one; none where there is none. */
    Map<TopicPartition, Long> since(Collection<TopicPartition> partitions, Instant time) {
        return ask(() -> {
            Map<TopicPartition, Long> asked = new HashMap<>();
            partitions.forEach(partition -> asked.put(partition, Math.max(0, time.toEpochMilli())));
            Map<TopicPartition, Long> found = new HashMap<>();
            consumer.offsetsForTimes(asked).forEach((partition, first) -> {
                if (first != null) {
                    found.put(partition, first.offset());
                }
            });
            return found;
        });
    }

    /** Hands on every committed record of some stretches, each in the order of its partition. */
    void read(Map<TopicPartition, Span> spans, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        Map<TopicPartition, Long> starts = new HashMap<>();
        spans.forEach((partition, span) -> {
            if (span.length() > 0) {
                starts.put(partition, span.from());
                ends.put(partition, span.end());
            }
        });
        if (ends.isEmpty()) {
            return;
        }
        ask(() -> {
            consumer.assign(ends.keySet());
            starts.forEach(consumer::seek);
            readUpTo(ends, record -> {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    reader.accept(record);
                }
            });
            return true;
        });
    }

    private void readUpTo(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        long reached = -1;
        long since = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(reader);
            long sum = ends.keySet().stream().mapToLong(consumer::position).sum();
            if (sum > reached) {
                reached = sum;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new TimeoutException("no record for " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (KafkaException e) {
            throw Brokers.failure(broker, e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
