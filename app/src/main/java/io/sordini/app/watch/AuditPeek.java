package io.sordini.app.watch;

import io.sordini.app.screen.Board;
import io.sordini.app.screen.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at the end of the audit log now and then, for the last record of a partition that has grown. */
final class AuditPeek implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(300);
    private static final int MOST_POLLS = 3;
    /** The very end is mostly the marker of a transaction, which no reader sees. */
    private static final long BACK = 20;

    private static final int LONGEST = 16 * 1024;
    private static final String FOCUS = "[MASKED]";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Board board;
    private final Map<TopicPartition, Long> seen = new HashMap<>();

    AuditPeek(Source source, Board board) {
        this.board = board;
        Map<String, Object> config = source.consumerConfig();
        config.put("auto.offset.reset", "earliest"); // retention may have taken what was behind the end
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** @param ends where the audit log ends now */
    void look(Map<TopicPartition, Long> ends) {
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (end.getValue() > seen.getOrDefault(end.getKey(), 0L)) {
                if (look(end.getKey(), end.getValue())) {
                    seen.putAll(ends);
                }
                return;
            }
        }
    }

    /** Whether there was a record; a slow broker may need longer than the wait. */
    private boolean look(TopicPartition partition, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, Math.max(0, end - BACK));
        byte[] last = null;
        for (int i = 0; i < MOST_POLLS && last == null; i++) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                last = record.value();
            }
        }
        if (last != null) {
            String text = new String(last, StandardCharsets.UTF_8);
            String shown = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
            board.sample(new Snapshot.Sample(null, shown, FOCUS));
        }
        return last != null;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
