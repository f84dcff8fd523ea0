package io.sordini.app.backtest;

import io.sordini.app.Brokers;
import io.sordini.app.config.BrokerConfig;
import io.sordini.app.screen.ProgressBar;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.topology.SourceReader;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The records of the source topics whose time is in an interval, merged by time, then by topic, then by partition. Within
 * a partition the order of its offsets is kept even where times run backwards. Of each partition some hundred kilobytes
 * wait at most; what is written while it is read is left out.
 */
final class TopicHistory implements History {

    private static final List<Topic> SOURCES = List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS, Topic.COMMANDS);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(200);

    private final BrokerConfig broker;
    private final long from;
    private final long to;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final SourceReader reader;
    private final Map<TopicPartition, PartitionQueue> queues = new HashMap<>();
    private final List<PartitionQueue> empty = new ArrayList<>();
    private final PriorityQueue<PartitionQueue> waiting = new PriorityQueue<>(PartitionQueue.BY_TIME);
    private final Map<Topic, Long> handed = new EnumMap<>(Topic.class);

    private TopicHistory(BrokerConfig broker, Instant from, Instant to, KafkaConsumer<byte[], byte[]> consumer) {
        this.broker = broker;
        this.from = from.toEpochMilli();
        this.to = to.toEpochMilli();
        this.consumer = consumer;
        this.reader = new SourceReader(broker.topicPrefix(), SOURCES);
        SOURCES.forEach(topic -> handed.put(topic, 0L));
    }

    /**
     * Opens what stands on the topics now.
     *
     * @param to the first instant that is left out
     * @throws io.sordini.app.Failure when the brokers do not answer, or a topic does not exist
     */
    static TopicHistory open(BrokerConfig broker, Instant from, Instant to) {
        TopicHistory history = new TopicHistory(broker, from, to, Brokers.consumer(broker));
        try {
            history.start();
            return history;
        } catch (KafkaException e) {
            history.close();
            throw Brokers.failure(broker, e);
        }
    }

    private void start() {
        Map<TopicPartition, Long> times = new HashMap<>();
        for (Topic topic : SOURCES) {
            for (TopicPartition partition : Brokers.partitions(consumer, topic.name(broker.topicPrefix()))) {
                times.put(partition, from);
            }
        }
        consumer.assign(times.keySet());
        Map<TopicPartition, @Nullable OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        consumer.endOffsets(times.keySet()).forEach((partition, end) -> {
            OffsetAndTimestamp first = starts.get(partition);
            long start = first == null ? end : Math.min(first.offset(), end);
            consumer.seek(partition, start);
            PartitionQueue queue = new PartitionQueue(partition, topic(partition), start, end);
            queues.put(partition, queue);
            empty.add(queue);
        });
    }

    private int topic(TopicPartition partition) {
        for (int i = 0; i < SOURCES.size(); i++) {
            if (SOURCES.get(i).name(broker.topicPrefix()).equals(partition.topic())) {
                return i;
            }
        }
        throw new IllegalStateException("not a source topic: " + partition.topic());
    }

    @Override
    public @Nullable SourceRecord next() {
        try {
            fill();
        } catch (KafkaException e) {
            throw Brokers.failure(broker, e);
        }
        PartitionQueue first = waiting.poll();
        if (first == null) {
            return null;
        }
        SourceRecord record = reader.read(first.take());
        handed.merge(record.topic(), 1L, Long::sum);
        (first.isEmpty() ? empty : waiting).add(first);
        return record;
    }

    /** Until of every partition the next record is known, or that there is none. */
    private void fill() {
        long since = System.nanoTime();
        sort();
        while (!empty.isEmpty()) {
            long before = read();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                PartitionQueue queue = queues.get(new TopicPartition(record.topic(), record.partition()));
                if (queue != null
                        && record.offset() < queue.end()
                        && from <= record.timestamp()
                        && record.timestamp() < to) {
                    queue.add(record);
                }
            }
            sort();
            if (read() > before) {
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new TimeoutException("no record for " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    /** Puts each partition without a record where it belongs, and reads on where there is room. */
    private void sort() {
        for (PartitionQueue queue : List.copyOf(empty)) {
            if (!queue.isEmpty()) {
                empty.remove(queue);
                waiting.add(queue);
            } else if (consumer.position(queue.partition()) >= queue.end()) {
                empty.remove(queue);
            }
        }
        if (!empty.isEmpty()) {
            consumer.resume(empty.stream().map(PartitionQueue::partition).toList());
            consumer.pause(queues.values().stream()
                    .filter(queue -> queue.isFull() || consumer.position(queue.partition()) >= queue.end())
                    .map(PartitionQueue::partition)
                    .toList());
        }
    }

    private long read() {
        return queues.values().stream()
                .mapToLong(queue -> Math.min(consumer.position(queue.partition()), queue.end()) - queue.start())
                .sum();
    }

    @Override
    public void show(ProgressBar bar, long events) {
        long all = queues.values().stream()
                .mapToLong(queue -> queue.end() - queue.start())
                .sum();
        bar.showRecords(read(), all, events);
    }

    @Override
    public void print(PrintWriter out) {
        handed.forEach((topic, count) ->
                out.printf(Locale.ROOT, "read %,d records of %s%n", count, topic.name(broker.topicPrefix())));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
