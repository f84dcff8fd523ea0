package io.sordini.topology;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * An audit record's value on its way to the partition that its source stands on.
 *
 * @param partition the source's partition number
 */
@SuppressWarnings("ArrayRecordComponent") // handed through to the producer and never compared
record AuditEntry(byte[] value, int partition) {

    /** The value alone; the partition number is no part of the record. */
    static Serializer<AuditEntry> serializer() {
        return (topic, entry) -> entry.value();
    }

    /** Keeps the source's partition number, and with it the order of one producer's events. */
    static StreamPartitioner<String, AuditEntry> partitioner() {
        return (topic, key, entry, partitions) -> Optional.of(Set.of(entry.partition()));
    }
}
