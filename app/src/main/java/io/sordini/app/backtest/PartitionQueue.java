package io.sordini.app.backtest;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Records of one partition that were read and whose turn has not come. */
final class PartitionQueue {

    /** By the time of the first record, which there must be. */
    static final Comparator<PartitionQueue> BY_TIME = Comparator.comparingLong(
                    (PartitionQueue queue) -> queue.records.getFirst().timestamp())
            .thenComparingInt(queue -> queue.rank)
            .thenComparingInt(queue -> queue.partition.partition());

    private static final int ENOUGH_RECORDS = 500;
    private static final int ENOUGH_BYTES = 256 * 1024;

    private final TopicPartition partition;
    private final int rank;
    private final long start;
    private final long end;
    private final Deque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();
    private long bytes;

    /**
     * @param rank the topic's among those that are read
     * @param start offset of the first record that is read
     * @param end offset behind the last one
     */
    PartitionQueue(TopicPartition partition, int rank, long start, long end) {
        this.partition = partition;
        this.rank = rank;
        this.start = start;
        this.end = end;
    }

    TopicPartition partition() {
        return partition;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Whether nothing more should be read before something was taken. */
    boolean isFull() {
        return records.size() >= ENOUGH_RECORDS || bytes >= ENOUGH_BYTES;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        records.addLast(record);
        bytes += Math.max(0, record.serializedValueSize());
    }

    ConsumerRecord<byte[], byte[]> take() {
        ConsumerRecord<byte[], byte[]> record = records.removeFirst();
        bytes -= Math.max(0, record.serializedValueSize());
        return record;
    }
}
