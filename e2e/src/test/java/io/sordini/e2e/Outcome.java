package io.sordini.e2e;

import io.sordini.core.audit.AuditRecord;
import io.sordini.core.command.CommandIntake;
import io.sordini.core.fold.Fold;
import io.sordini.core.fold.SignalFold;
import io.sordini.core.policy.Policy;
import io.sordini.core.signal.Signaller;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.SignalCodec;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Subject;
import io.sordini.topology.AuditHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * What came out, in a form that does not depend on how partitions interleave; one character stands for one byte.
 *
 * @param audit key and value of each audit record of what came in, sorted
 * @param signals what stage one said about each subject, in order
 * @param decisions the changes of each subject's decisions, in order
 * @param blocklist the values of each subject in order; tombstones, which come by the wall clock, are left out
 * @param revocations as the blocklist
 */
record Outcome(
        List<String> audit,
        Map<String, List<String>> signals,
        Map<String, List<String>> decisions,
        Map<String, List<String>> blocklist,
        Map<String, List<String>> revocations) {

    private static final Facts CONCLUSIONS =
            Facts.of(Fact.BLOCKED, Fact.THROTTLED, Fact.WITHDRAWN_USED, Fact.CONCLUDED);

    /** What the single-threaded reference makes of the input. */
    static Outcome ofFold(Policy policy, Keyring keys, long latest, Collection<SourceRecord> input) {
        List<AuditRecord> audit = new ArrayList<>();
        List<Publication> published = new ArrayList<>();
        Fold fold = new Fold(policy, keys, latest, audit::add, published::add);
        input.forEach(fold::accept);
        Function<Topic, Map<String, List<String>>> topic = wanted -> {
            Map<String, List<String>> values = new TreeMap<>();
            published.stream()
                    .filter(publication -> publication.topic() == wanted)
                    .forEach(publication -> add(values, publication.key(), publication.value()));
            return values;
        };
        Map<String, List<String>> signals = new TreeMap<>();
        Signaller signaller = new Signaller(policy, keys);
        CommandIntake commands = new CommandIntake(policy);
        input.forEach(record -> (record.topic() == Topic.COMMANDS
                        ? commands.take(record, latest).signals()
                        : signaller.signals(record, latest))
                .forEach(signal -> add(signals, signal.subject().key(), SignalCodec.encode(signal.signal()))));
        return new Outcome(
                audit.stream()
                        .map(record -> line(record.key(), record.value()))
                        .sorted()
                        .toList(),
                signals,
                topic.apply(Topic.DECISIONS),
                topic.apply(Topic.BLOCKLIST),
                topic.apply(Topic.REVOCATIONS));
    }

    /** What stage two must have made of the signals that it read, each partition in the order of its offsets. */
    static Outcome ofSignals(Policy policy, Collection<ConsumerRecord<byte[], byte[]>> recorded) {
        Map<Integer, SignalFold> partitions = new TreeMap<>();
        Map<Topic, Map<String, List<String>>> published = new EnumMap<>(Topic.class);
        for (ConsumerRecord<byte[], byte[]> record : recorded) {
            SignalFold fold = partitions.computeIfAbsent(record.partition(), any -> new SignalFold(policy));
            Subject subject = Subject.parse(text(record.key())).orElseThrow();
            for (Publication made : fold.accept(subject, SignalCodec.decode(record.value()))) {
                add(published.computeIfAbsent(made.topic(), any -> new TreeMap<>()), made.key(), made.value());
            }
        }
        return new Outcome(
                List.of(),
                published.getOrDefault(Topic.SIGNALS, Map.of()),
                published.getOrDefault(Topic.DECISIONS, Map.of()),
                published.getOrDefault(Topic.BLOCKLIST, Map.of()),
                published.getOrDefault(Topic.REVOCATIONS, Map.of()));
    }

    /** The signals that stage one wrote; the others are what stage two concluded. */
    Map<String, List<String>> signalled() {
        return signals(signal -> !signal.facts().meet(CONCLUSIONS));
    }

    /** The signals that stage two wrote. They reach a subject from several partitions, in no order that repeats. */
    List<String> concluded() {
        return signals(signal -> signal.facts().meet(CONCLUSIONS)).entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + " " + value))
                .toList();
    }

    private Map<String, List<String>> signals(Predicate<Signal> wanted) {
        Map<String, List<String>> chosen = new TreeMap<>();
        signals.forEach((subject, values) -> {
            List<String> some = values.stream()
                    .filter(value -> wanted.test(SignalCodec.decode(value.getBytes(StandardCharsets.ISO_8859_1))))
                    .toList();
            if (!some.isEmpty()) {
                chosen.put(subject, some);
            }
        });
        return chosen;
    }

    /** What a consumer of committed records finds on the topics. */
    static Outcome ofTopics(TopicReader reader, String prefix) {
        String own = Topic.DECISIONS.name(prefix) + "-";
        List<String> audit = reader.read(IsolationLevel.READ_COMMITTED, List.of(Topic.AUDIT_LOG.name(prefix))).stream()
                .filter(record -> !text(record.headers()
                                .lastHeader(AuditHeaders.SOURCE)
                                .value())
                        .startsWith(own))
                .map(record -> line(text(record.key()), record.value()))
                .sorted()
                .toList();
        return new Outcome(
                audit,
                values(reader, Topic.SIGNALS.name(prefix)),
                values(reader, Topic.DECISIONS.name(prefix)),
                values(reader, Topic.BLOCKLIST.name(prefix)),
                values(reader, Topic.REVOCATIONS.name(prefix)));
    }

    private static Map<String, List<String>> values(TopicReader reader, String topic) {
        Map<String, List<String>> values = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : reader.read(IsolationLevel.READ_COMMITTED, List.of(topic))) {
            add(values, text(record.key()), record.value());
        }
        return values;
    }

    private static void add(Map<String, List<String>> values, String key, byte @Nullable [] value) {
        if (value != null) {
            values.computeIfAbsent(key, any -> new ArrayList<>()).add(text(value));
        }
    }

    private static String line(String key, byte[] value) {
        return key + " " + text(value);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
