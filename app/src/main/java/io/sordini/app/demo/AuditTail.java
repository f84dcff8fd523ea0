package io.sordini.app.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Follows the audit log as a SIEM would: counts its committed records and picks out the one of a chosen event. */
final class AuditTail implements AutoCloseable {

    /** Told the audit record of the chosen event. */
    interface SampleListener {
        void sample(String original, String masked);
    }

    private record Chosen(String origin, String original) {}

    private final KafkaConsumer<String, byte[]> consumer;
    private final SampleListener listener;
    private final Thread thread = new Thread(this::follow, "audit-tail");
    private final AtomicLong records = new AtomicLong();
    private volatile @Nullable Chosen chosen;

    AuditTail(String bootstrapServers, String topic, SampleListener listener) {
        this.listener = listener;
        consumer = Committed.consumer(bootstrapServers);
        Committed.seekToBeginning(consumer, List.of(topic));
        thread.setDaemon(true);
        thread.start();
    }

    /** Shows the listener the record of this event when it comes; only the first event chosen counts. */
    synchronized void choose(String origin, String original) {
        if (chosen == null) {
            chosen = new Chosen(origin, original);
        }
    }

    long records() {
        return records.get();
    }

    private void follow() {
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::read);
            }
        } catch (WakeupException closed) {
            // close() asks for this
        }
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        records.incrementAndGet();
        Chosen wanted = chosen;
        if (wanted != null && !wanted.origin().isEmpty()) {
            String text = new String(record.value(), StandardCharsets.UTF_8);
            if (text.contains("\"" + wanted.origin() + "\"")) {
                chosen = new Chosen("", "");
                listener.sample(wanted.original(), text);
            }
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
