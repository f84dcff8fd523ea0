package io.sordini.e2e;

import io.sordini.schemas.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Produces traffic in the background, and remembers what it produced in the order in which it did. */
final class Feed implements AutoCloseable {

    private static final Duration PAUSE_PER_RECORD = Duration.ofMillis(3);

    private final KafkaProducer<byte[], byte[]> producer;
    private final String prefix;
    private final Clock clock;
    private final List<SourceRecord> produced = Collections.synchronizedList(new ArrayList<>());
    private final List<Future<RecordMetadata>> pending = new ArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile boolean stopped;

    /** @param client who produces, and where */
    Feed(Map<String, String> client, String prefix, Clock clock) {
        this.prefix = prefix;
        this.clock = clock;
        Map<String, Object> config = new HashMap<>(client);
        config.put("linger.ms", 2);
        config.put("max.request.size", 8 * 1024 * 1024);
        // A partition made a moment ago may refuse the first batch and accept the second, after which the first would
        // be
        // out of order for good.
        config.put("max.in.flight.requests.per.connection", 1);
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Produces until {@link #stop}, and at least so many records. */
    Future<?> start(Supplier<List<Input>> scenes, int atLeast) {
        return thread.submit(() -> {
            while ((!stopped || produced.size() < atLeast)
                    && !Thread.currentThread().isInterrupted()) {
                List<Input> scene = scenes.get();
                scene.forEach(this::produce);
                LockSupport.parkNanos(
                        PAUSE_PER_RECORD.multipliedBy(scene.size()).toNanos());
            }
        });
    }

    /** Hands one record to the producer; the origin header is {@code events:} and its number. */
    @SuppressWarnings("NullAway") // javac 17 leaves the array's annotation out of the constructor's class file
    void produce(Input input) {
        String origin = "events:" + (produced.size() + 1);
        long now = clock.millis();
        List<Header> headers =
                List.of(new RecordHeader(SourceRecord.ORIGIN_HEADER, origin.getBytes(StandardCharsets.UTF_8)));
        byte[] key = input.key() == null ? null : input.key().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(input.topic().name(prefix), null, now, key, input.value(), headers);
        pending.add(producer.send(record));
        produced.add(new SourceRecord(input.topic(), input.key(), input.value(), now, origin));
    }

    void stop() {
        stopped = true;
    }

    /** What was produced so far. */
    int size() {
        return produced.size();
    }

    /** Everything that was produced, once the broker has acknowledged it all; the feed must have ended. */
    List<SourceRecord> acknowledged() throws ExecutionException, InterruptedException {
        producer.flush();
        for (Future<RecordMetadata> sent : pending) {
            sent.get();
        }
        return List.copyOf(produced);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        producer.close(Duration.ofSeconds(5));
    }
}
