package io.sordini.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.testkit.Laws;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, a scan gives an event and throws nothing. */
class EventScanLawTest {

    private static final byte[] VALID = ("{\"id\":\"1\",\"timestamp\":\"2026-11-22T21:18:30+0000\",\"client_ip\":"
                    + "\"192.0.2.7\",\"method\":\"POST\",\"path\":\"/token\",\"headers\":{\"host\":\"a\",\"x\":null},"
                    + "\"request_body\":{\"username\":\"b\",\"n\":[1,2.5e3,{\"c\":true}]},\"response_body\":\"\\u00e9é\","
                    + "\"status_code\":401,\"response_time_ms\":1.25,\"type\":\"login_failed\",\"expires_at\":1.5}")
            .getBytes(StandardCharsets.UTF_8);

    @Test
    void random_bytes_are_an_event() {
        Laws.forAll(1, 5_000, EventScanLawTest::randomBytes, EventScanLawTest::isRead);
    }

    @Test
    void a_mutated_event_is_an_event() {
        Laws.forAll(1, 20_000, EventScanLawTest::mutated, EventScanLawTest::isRead);
    }

    @Test
    void an_event_cut_short_is_malformed_and_keeps_the_address_once_it_was_read() {
        int address = new String(VALID, StandardCharsets.UTF_8).indexOf("192.0.2.7\"") + 10;
        for (int length = 1; length < VALID.length; length++) {
            Event event = read(Topic.REQUEST_EVENTS, Arrays.copyOf(VALID, length));

            assertThat(event).isInstanceOf(MalformedEvent.class);
            assertThat(event.clientAddress().isPresent())
                    .as("length %d", length)
                    .isEqualTo(length >= address);
        }
    }

    private static void isRead(byte[] value) {
        assertThat(read(Topic.REQUEST_EVENTS, value)).isNotNull();
        assertThat(read(Topic.AUTH_EVENTS, value)).isNotNull();
    }

    private static Event read(Topic topic, byte[] value) {
        return EventScan.read(new SourceRecord(topic, null, value, 0, "test:1"));
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] mutated(Random random) {
        byte[] bytes = VALID.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "{}[]\",:\\0e-.n".charAt(random.nextInt(13));
                case 2 -> System.arraycopy(VALID, random.nextInt(50), bytes, at, Math.min(20, bytes.length - at));
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }
}
