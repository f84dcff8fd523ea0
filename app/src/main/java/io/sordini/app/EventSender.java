package io.sordini.app;

import io.sordini.app.config.BrokerConfig;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends records to their topics, idempotently and acknowledged by all; stops at the first that is refused. */
public final class EventSender implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;
    private final BrokerConfig broker;
    private final InstantSource clock;
    private final Consumer<SourceRecord> acknowledged;
    private final AtomicReference<@Nullable Exception> refusal = new AtomicReference<>();
    private long sent;
    private long moved;

    EventSender(
            Producer<String, byte[]> producer,
            BrokerConfig broker,
            InstantSource clock,
            Consumer<SourceRecord> acknowledged) {
        this.producer = producer;
        this.broker = broker;
        this.clock = clock;
        this.acknowledged = acknowledged;
    }

    /**
     * Connects to brokers.
     *
     * @param acknowledged told of each record that the broker has, on the producer's own thread
     * @throws Failure when the settings make no producer
     */
    public static EventSender open(BrokerConfig broker, Consumer<SourceRecord> acknowledged) {
        try {
            var producer = new KafkaProducer<>(
                    settings(BrokerOptions.client(broker)), new StringSerializer(), new ByteArraySerializer());
            return new EventSender(producer, broker, InstantSource.system(), acknowledged);
        } catch (KafkaException e) {
            throw Brokers.failure(broker, e);
        }
    }

    private static Map<String, Object> settings(Map<String, Object> clients) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "8000");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "20");
        // On a new partition a refused first batch, with others behind it in flight, can stay out of order for good.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, "262144");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(Topic.MAX_VALUE_BYTES + 64 * 1024));
        settings.putAll(clients);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        return settings;
    }

    /** @throws Failure when this or an earlier record cannot be sent */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells
    public void send(SourceRecord record) {
        throwRefusal();
        var message = new ProducerRecord<String, byte[]>(
                record.topic().name(broker.topicPrefix()), null, timestamp(record), record.key(), record.value());
        message.headers().add(SourceRecord.ORIGIN_HEADER, record.origin().getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(message, (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.accept(record);
                } else {
                    refusal.compareAndSet(null, failure);
                }
            });
        } catch (KafkaException e) {
            throw failure(e);
        }
        sent++;
    }

    /** Brokers refuse a time in the future; the event keeps the one that it states. */
    private long timestamp(SourceRecord record) {
        long now = clock.millis();
        if (record.timestamp() > now) {
            moved++;
            return now;
        }
        return Math.max(0, record.timestamp());
    }

    /** Waits until everything is acknowledged. @throws Failure when the brokers refused a record */
    public void finish() {
        try {
            producer.flush();
        } catch (InterruptException e) {
            throw new Failure("interrupted before every event was acknowledged: run it again", e);
        }
        throwRefusal();
    }

    public long sent() {
        return sent;
    }

    /** How many records stated a time in the future. */
    long moved() {
        return moved;
    }

    private void throwRefusal() {
        Exception failure = refusal.get();
        if (failure != null) {
            throw failure(failure);
        }
    }

    private Failure failure(Exception e) {
        return Brokers.failure(broker, e);
    }

    @Override
    public void close() {
        producer.close(CLOSE_BOUND);
    }
}
