package io.sordini.topology;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own timestamp; a negative one is put aside in a header and stands in the queue where its partition stands.
 *
 * <p>Kafka Streams drops a record whose extracted timestamp is negative, or stops, and neither may happen here: the record
 * must reach {@code core}, which reports it as malformed. Nothing else depends on this time, since no window and no
 * stream-time punctuator is in use; it only orders the partitions that one task has buffered. A timestamp in the future
 * keeps its place: the broker refuses more than {@code message.timestamp.after.max.ms}, which roles check at startup.
 */
final class EventTimestamps implements TimestampExtractor {

    /** Eight bytes, big-endian: the timestamp that Kafka Streams must not see. Never taken from a producer. */
    static final String HEADER = "sordini-timestamp";

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        record.headers().remove(HEADER);
        long timestamp = record.timestamp();
        if (timestamp >= 0) {
            return timestamp;
        }
        record.headers()
                .add(HEADER, ByteBuffer.allocate(Long.BYTES).putLong(timestamp).array());
        return Math.max(0, partitionTime);
    }

    /** The timestamp as the producer set it. */
    static long original(Headers headers, long extracted) {
        Header aside = headers.lastHeader(HEADER);
        return aside == null ? extracted : ByteBuffer.wrap(aside.value()).getLong();
    }

    /**
     * The nearest timestamp that a broker accepts: one record refused for its timestamp would abort its transaction, and the
     * next attempt as well.
     *
     * @param now wall clock, milliseconds since the epoch
     */
    static long acceptable(long timestamp, long now) {
        return Math.max(0, Math.min(timestamp, now));
    }
}
