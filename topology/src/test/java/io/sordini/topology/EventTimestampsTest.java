package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EventTimestampsTest {

    private final EventTimestamps extractor = new EventTimestamps();

    private static ConsumerRecord<Object, Object> record(long timestamp) {
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "",
                "",
                new RecordHeaders(),
                Optional.empty());
    }

    @Test
    void a_timestamp_is_taken_as_it_is_without_a_header() {
        ConsumerRecord<Object, Object> record = record(1_700_000_000_000L);

        assertThat(extractor.extract(record, 5)).isEqualTo(1_700_000_000_000L);
        assertThat(record.headers()).isEmpty();
        assertThat(EventTimestamps.original(record.headers(), 1_700_000_000_000L))
                .isEqualTo(1_700_000_000_000L);
    }

    @Test
    void a_negative_timestamp_survives_beside_one_that_streams_accepts() {
        for (long timestamp : new long[] {-1, -86_400_000, Long.MIN_VALUE}) {
            ConsumerRecord<Object, Object> record = record(timestamp);

            assertThat(extractor.extract(record, 5)).isEqualTo(5);
            assertThat(EventTimestamps.original(record.headers(), 5)).isEqualTo(timestamp);
        }
    }

    @Test
    void a_negative_timestamp_as_the_first_of_a_partition_is_accepted_too() {
        assertThat(extractor.extract(record(-1), -1)).isZero();
    }

    @Test
    void a_producer_cannot_set_the_time_by_the_header() {
        ConsumerRecord<Object, Object> record = record(1000);
        record.headers().add(EventTimestamps.HEADER, new byte[] {1});

        assertThat(extractor.extract(record, 5)).isEqualTo(1000);
        assertThat(EventTimestamps.original(record.headers(), 1000)).isEqualTo(1000);
    }

    @Test
    void what_is_sent_is_neither_negative_nor_in_the_future() {
        assertThat(EventTimestamps.acceptable(-1, 1000)).isZero();
        assertThat(EventTimestamps.acceptable(999, 1000)).isEqualTo(999);
        assertThat(EventTimestamps.acceptable(Long.MAX_VALUE, 1000)).isEqualTo(1000);
    }
}
