package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.testkit.Laws;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class SourceReaderTest {

    private final SourceReader reader = new SourceReader("p.", List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS));

    private SourceRecord read(byte[] key, byte[] value, Headers headers) {
        return reader.read(new Record<>(key, value, 1000, headers), new At("p.auth-events", 3, 1234));
    }

    private static Headers origin(byte[] origin) {
        return new RecordHeaders().add(SourceRecord.ORIGIN_HEADER, origin);
    }

    @Test
    void a_record_becomes_what_core_reads() {
        // When
        SourceRecord source = read(
                "192.0.2.1".getBytes(StandardCharsets.UTF_8),
                new byte[] {1},
                origin("access.log:17".getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(source.topic()).isEqualTo(Topic.AUTH_EVENTS);
        assertThat(source.key()).isEqualTo("192.0.2.1");
        assertThat(source.value()).containsExactly(1);
        assertThat(source.timestamp()).isEqualTo(1000);
        assertThat(source.origin()).isEqualTo("access.log:17");
    }

    @Test
    void without_an_origin_the_coordinates_are_it() {
        assertThat(read(new byte[0], new byte[0], new RecordHeaders()).origin()).isEqualTo("auth-events-3@1234");
        assertThat(read(new byte[0], new byte[0], origin(new byte[0])).origin()).isEqualTo("auth-events-3@1234");
    }

    @Test
    void an_origin_cannot_forge_a_log_line_and_keeps_its_end() {
        assertThat(read(new byte[0], new byte[0], origin("a\nb\u001b[31m\u202e:7".getBytes(StandardCharsets.UTF_8)))
                        .origin())
                .isEqualTo("a?b?[31m?:7");
        assertThat(read(
                                new byte[0],
                                new byte[0],
                                origin(("x".repeat(100_000) + ":42").getBytes(StandardCharsets.UTF_8)))
                        .origin())
                .hasSize(SourceRecord.MAX_ORIGIN)
                .endsWith("xx:42");
    }

    @Test
    void any_key_header_and_timestamp_can_be_read() {
        Laws.forAll(1, 2000, random -> random, random -> {
            Headers headers = origin(bytes(random, 400));
            if (random.nextBoolean()) {
                headers.add(EventTimestamps.HEADER, new byte[Long.BYTES]);
            }
            SourceRecord source = read(bytes(random, 600), bytes(random, 10), headers);
            assertThat(source.key()).hasSizeLessThanOrEqualTo(256);
            assertThat(source.origin()).hasSizeLessThanOrEqualTo(SourceRecord.MAX_ORIGIN);
        });
    }

    private static byte[] bytes(Random random, int bound) {
        byte[] bytes = new byte[random.nextInt(bound)];
        random.nextBytes(bytes);
        return bytes;
    }

    private record At(String topic, int partition, long offset) implements RecordMetadata {}
}
