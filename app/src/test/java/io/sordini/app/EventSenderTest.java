package io.sordini.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.app.config.BrokerConfig;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventSenderTest {

    private final List<SourceRecord> acknowledged = new ArrayList<>();

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void event_isSentWithKeyTimeAndOrigin() {
        // Given
        MockProducer<String, byte[]> producer = producer(true);
        EventSender sender = sender(producer);

        // When
        sender.send(record(Topic.AUTH_EVENTS, 1000));
        sender.finish();

        // Then
        ProducerRecord<String, byte[]> sent = producer.history().get(0);
        assertThat(sent.topic()).isEqualTo("test.auth-events");
        assertThat(sent.key()).isEqualTo("192.0.2.1");
        assertThat(sent.value()).asString().isEqualTo("{}");
        assertThat(sent.timestamp()).isEqualTo(1000);
        assertThat(sent.headers().lastHeader("origin").value()).asString().isEqualTo("a.log:7");
        assertThat(acknowledged).hasSize(1);
    }

    @Test
    void timeInTheFuture_isSentAsThePresent_becauseBrokersRefuseIt() {
        // Given
        MockProducer<String, byte[]> producer = producer(true);
        EventSender sender = sender(producer);

        // When
        sender.send(record(Topic.REQUEST_EVENTS, NOW.toEpochMilli() + 1));
        sender.send(record(Topic.REQUEST_EVENTS, -1));

        // Then
        assertThat(producer.history()).extracting(ProducerRecord::timestamp).containsExactly(NOW.toEpochMilli(), 0L);
        assertThat(sender.moved()).isEqualTo(1);
    }

    @Test
    void refusedEvent_failsTheNextSendAndTheEnd() {
        // Given
        MockProducer<String, byte[]> producer = producer(false);
        EventSender sender = sender(producer);
        sender.send(record(Topic.REQUEST_EVENTS, 1));

        // When
        producer.errorNext(new InvalidTimestampException("out of range"));

        // Then
        assertThatThrownBy(() -> sender.send(record(Topic.REQUEST_EVENTS, 2)))
                .isInstanceOf(Failure.class)
                .hasMessage("there:9092 refused: out of range");
        assertThatThrownBy(sender::finish).isInstanceOf(Failure.class);
    }

    @Test
    void brokerThatDoesNotAnswer_isNamedWithWhatToDo() {
        // Given
        MockProducer<String, byte[]> producer = producer(true);
        producer.sendException = new TimeoutException("Topic x not present in metadata after 8000 ms.");

        // Then
        assertThatThrownBy(() -> sender(producer).send(record(Topic.REQUEST_EVENTS, 1)))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("there:9092 does not answer: nobody listens there");
    }

    private static MockProducer<String, byte[]> producer(boolean acknowledges) {
        return new MockProducer<>(
                acknowledges, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    }

    private EventSender sender(MockProducer<String, byte[]> producer) {
        return new EventSender(
                producer,
                new BrokerConfig("there:9092", "test.", Map.of()),
                InstantSource.fixed(NOW),
                acknowledged::add);
    }

    private static SourceRecord record(Topic topic, long timestamp) {
        return new SourceRecord(topic, "192.0.2.1", "{}".getBytes(StandardCharsets.UTF_8), timestamp, "a.log:7");
    }
}
