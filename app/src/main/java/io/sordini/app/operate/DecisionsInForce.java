package io.sordini.app.operate;

import io.sordini.app.config.BrokerConfig;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What is decided now, folded from the topics. */
final class DecisionsInForce {

    private final Map<String, Decision> bySubject = new HashMap<>();
    private final Map<Topic, Integer> skipped = new EnumMap<>(Topic.class);

    /** What enforcers follow. */
    static DecisionsInForce enforced(BrokerConfig broker) {
        DecisionsInForce decisions = new DecisionsInForce();
        try (CommittedReader reader = CommittedReader.open(broker)) {
            for (Topic topic : List.of(Topic.BLOCKLIST, Topic.REVOCATIONS)) {
                reader.readAll(List.of(topic), record -> decisions.take(topic, record, DecisionsInForce::entry));
            }
        }
        return decisions;
    }

    /** What would be enforced if its rule were not in shadow mode; only the history knows of it. */
    static DecisionsInForce shadows(BrokerConfig broker) {
        DecisionsInForce decisions = new DecisionsInForce();
        try (CommittedReader reader = CommittedReader.open(broker)) {
            reader.readAll(
                    List.of(Topic.DECISIONS),
                    record -> decisions.take(Topic.DECISIONS, record, DecisionsInForce::change));
        }
        return decisions;
    }

    /** Puts what a record says in its place; may refuse it. */
    interface Reading {
        void read(Map<String, Decision> bySubject, String key, byte @Nullable [] value);
    }

    static void entry(Map<String, Decision> bySubject, String key, byte @Nullable [] value) {
        if (value == null) {
            bySubject.remove(key);
        } else {
            bySubject.put(key, DecisionCodec.decode(value));
        }
    }

    static void change(Map<String, Decision> bySubject, String key, byte @Nullable [] value) {
        if (value == null) {
            throw new CodecException("a change of a decision has a value");
        }
        DecisionChange change = DecisionCodec.decodeChange(value);
        if (change.decision().shadow()) {
            bySubject.put(key, change.decision());
        }
    }

    void take(Topic topic, ConsumerRecord<byte[], byte[]> record, Reading reading) {
        try {
            String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
            reading.read(bySubject, key, record.value());
        } catch (CodecException | IllegalArgumentException e) {
            skipped.merge(topic, 1, Integer::sum);
        }
    }

    /** Those that are not over and bar somebody, the newest first. */
    List<Decision> at(Instant now, DecisionFilter filter) {
        return bySubject.values().stream()
                .filter(decision -> decision.isActiveAt(now) && decision.action() != Action.ALLOW)
                .filter(filter::admits)
                .sorted(Comparator.comparing(Decision::createdAt).reversed())
                .toList();
    }

    /** Says how many records were no decisions. */
    void reportSkipped(PrintWriter messages) {
        skipped.forEach((topic, count) -> Count.reportSkipped(count, topic, messages));
    }
}
