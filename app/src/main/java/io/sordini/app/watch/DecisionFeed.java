package io.sordini.app.watch;

import io.sordini.app.screen.Board;
import io.sordini.app.screen.Cleaner;
import io.sordini.app.screen.RecentLatencies;
import io.sordini.app.screen.Snapshot;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.subject.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reading of the decisions: those in force from the compacted topics, the latest from their history. */
final class DecisionFeed {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** Of each partition; many a change only extends what is known. */
    private static final long HISTORY = 100;
    /** What happened longer ago was not decided late: a recorded log is played. */
    private static final Duration RECORDED = Duration.ofMinutes(10);

    private final Source source;
    private final Board board;
    private final Consumer<Snapshot.Entry> news;
    private final InstantSource clock;
    private final RecentLatencies latencies = new RecentLatencies("event to here");
    private final AtomicLong count = new AtomicLong();
    private @Nullable List<DecisionChange> history;
    private Instant following = Instant.MAX;

    /** @param news told of each decision that is made while it reads */
    DecisionFeed(Source source, Board board, InstantSource clock, Consumer<Snapshot.Entry> news) {
        this.source = source;
        this.board = board;
        this.clock = clock;
        this.news = news;
    }

    /** Tells the board of the decisions that were made while it read: how many, and how soon. */
    void tell() {
        board.total("decisions", count.get());
        latencies.tell(board, clock.instant());
    }

    /**
     * Reads from the start until it is told to end, or until a fault.
     *
     * @param onComplete called once what is in force is known
     */
    void read(BooleanSupplier goOn, Runnable onComplete) {
        try (var consumer = new KafkaConsumer<>(
                source.consumerConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = start(consumer);
            history = new ArrayList<>();
            while (goOn.getAsBoolean()) {
                consumer.poll(POLL).forEach(this::take);
                if (history != null && reached(consumer, ends)) {
                    history.sort(Comparator.comparing(DecisionChange::at));
                    history.forEach(change -> show(change, entry(change, "")));
                    history = null;
                    following = clock.instant();
                    onComplete.run();
                }
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(source.topic(Topic.DECISIONS))) {
                changed(DecisionCodec.decodeChange(record.value()));
            } else if (record.value() == null) {
                Subject.parse(new String(record.key(), StandardCharsets.UTF_8))
                        .ifPresent(subject ->
                                board.lifted(subject, record.topic().equals(source.topic(Topic.REVOCATIONS))));
            } else {
                board.inForce(DecisionCodec.decode(record.value()));
            }
        } catch (CodecException | IllegalArgumentException | NullPointerException e) {
            LOG.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("Skipped a record that is no decision");
        }
    }

    private void changed(DecisionChange change) {
        if (change.type() == DecisionChange.Type.EXTENDED) {
            return;
        }
        if (history != null) {
            history.add(change);
            return;
        }
        Instant now = clock.instant();
        OptionalLong latency = latencyMs(change, following, now);
        latency.ifPresent(millis -> latencies.add(now, millis));
        Snapshot.Entry entry = entry(change, latency.isPresent() ? RecentLatencies.remark(latency.getAsLong()) : "");
        show(change, entry);
        news.accept(entry);
        count.incrementAndGet();
    }

    private void show(DecisionChange change, Snapshot.Entry entry) {
        board.entry(entry);
        board.figure("last decided under", Cleaner.harmless(change.decision().policyVersion()));
    }

    /**
     * From the time of the event that fired a decision, by its producer's clock, until the decision is known here.
     *
     * @param following since when decisions are read as they are made
     * @return nothing when it was made before, when no recent event fired it, or when the clocks say that it precedes its event
     */
    static OptionalLong latencyMs(DecisionChange change, Instant following, Instant now) {
        Duration since = Duration.between(change.decision().evidence().lastAt(), now);
        boolean measurable = change.type() != DecisionChange.Type.LIFTED
                && !change.at().isBefore(following)
                && !since.isNegative()
                && since.compareTo(RECORDED) < 0;
        return measurable ? OptionalLong.of(since.toMillis()) : OptionalLong.empty();
    }

    private static Snapshot.Entry entry(DecisionChange change, String remark) {
        Snapshot.Entry entry = Board.entry(change.at(), change.decision(), remark);
        return change.type() == DecisionChange.Type.LIFTED ? entry.named("LIFTED") : entry;
    }

    private Map<TopicPartition, Long> start(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = new ArrayList<>();
        for (Topic topic : List.of(Topic.BLOCKLIST, Topic.REVOCATIONS, Topic.DECISIONS)) {
            consumer.partitionsFor(source.topic(topic))
                    .forEach(info -> all.add(new TopicPartition(info.topic(), info.partition())));
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        board.forget();
        consumer.assign(all);
        consumer.beginningOffsets(all).forEach((partition, beginning) -> {
            boolean state = !partition.topic().equals(source.topic(Topic.DECISIONS));
            long recent = ends.getOrDefault(partition, beginning) - HISTORY;
            consumer.seek(partition, state ? beginning : Math.max(beginning, recent));
        });
        return ends;
    }

    private static boolean reached(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
