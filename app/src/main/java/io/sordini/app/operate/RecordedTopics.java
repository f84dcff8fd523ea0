package io.sordini.app.operate;

import io.sordini.app.config.BrokerConfig;
import io.sordini.app.operate.CommittedReader.Span;
import io.sordini.core.explain.RecordedEvents;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.topology.SourceReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/** What stands on the source topics: single records by their coordinates, or a time of all partitions if it is not too much. */
final class RecordedTopics implements RecordedEvents {

    private static final List<Topic> EVENTS = List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS);

    /** Producers are not in step: so much behind the time that was asked for its last record may stand. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final BrokerConfig broker;
    private final CommittedReader reader;
    private final SourceReader sources;
    private final long most;
    private final Set<TopicPartition> met = new TreeSet<>(order());

    /** @param most records that are read of a time; if there are more, only the partitions of what was met before are read */
    RecordedTopics(BrokerConfig broker, CommittedReader reader, long most) {
        this.broker = broker;
        this.reader = reader;
        this.most = most;
        this.sources = new SourceReader(
                broker.topicPrefix(), List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS, Topic.COMMANDS));
    }

    @Override
    public Map<String, SourceRecord> at(List<String> origins, Instant from, Instant to) {
        Map<String, Coordinates> places = new LinkedHashMap<>();
        Set<String> elsewhere = new TreeSet<>();
        for (String origin : origins) {
            Optional<Coordinates> place = Coordinates.parse(origin, broker.topicPrefix());
            place.ifPresentOrElse(found -> places.put(origin, found), () -> elsewhere.add(origin));
        }
        Map<String, SourceRecord> found = new HashMap<>(standing(places));
        if (!elsewhere.isEmpty()) { // their producers named them, so they are looked for by that name
            between(from, to, record -> elsewhere.contains(record.origin()))
                    .records()
                    .forEach(record -> found.putIfAbsent(record.origin(), record));
        }
        return found;
    }

    private Map<String, SourceRecord> standing(Map<String, Coordinates> places) {
        Map<String, SourceRecord> found = new HashMap<>();
        if (places.isEmpty()) {
            return found;
        }
        Set<TopicPartition> existing = new TreeSet<>(order());
        for (Topic topic : List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS, Topic.COMMANDS)) {
            existing.addAll(reader.partitions(topic));
        }
        Map<TopicPartition, Span> there = reader.there(existing);
        places.forEach((origin, place) -> {
            Span span = there.get(place.partition());
            if (span == null) {
                return; // whoever named it so made the place up
            }
            met.add(place.partition());
            if (place.offset() >= span.from() && place.offset() < span.end()) {
                reader.read(Map.of(place.partition(), new Span(place.offset(), place.offset() + 1)), record -> {
                    SourceRecord source = sources.read(record);
                    if (source.origin().equals(origin)) { // else it goes by another name
                        found.put(origin, source);
                    }
                });
            }
        });
        return found;
    }

    private static Comparator<TopicPartition> order() {
        return Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);
    }

    @Override
    public Stretch between(Instant from, Instant to, Predicate<SourceRecord> wanted) {
        List<TopicPartition> all = EVENTS.stream()
                .flatMap(topic -> reader.partitions(topic).stream())
                .toList();
        Map<TopicPartition, Span> there = reader.there(all);
        Map<TopicPartition, Span> spans = spans(all, there, from, to);
        boolean whole = true;
        if (length(spans.values()) > most) {
            whole = false;
            spans.keySet().retainAll(met);
        }
        if (length(spans.values()) > most) {
            return new Stretch(List.of(), false, 0);
        }
        for (Map.Entry<TopicPartition, Span> standing : there.entrySet()) {
            Span span = spans.get(standing.getKey());
            long first = standing.getValue().from();
            whole &= span == null || first == 0 || span.from() > first; // else what stood before may be gone
        }
        List<SourceRecord> records = new ArrayList<>();
        long[] read = {0};
        reader.read(spans, record -> {
            if (record.timestamp() >= from.toEpochMilli() && record.timestamp() <= to.toEpochMilli()) {
                read[0]++;
                SourceRecord source = sources.read(record);
                if (wanted.test(source)) {
                    records.add(source);
                }
            }
        });
        records.sort(Comparator.comparingLong(SourceRecord::timestamp));
        return new Stretch(records, whole, read[0]);
    }

    private Map<TopicPartition, Span> spans(
            List<TopicPartition> partitions, Map<TopicPartition, Span> there, Instant from, Instant to) {
        Map<TopicPartition, Long> first = reader.since(partitions, from);
        Map<TopicPartition, Long> behind = reader.since(partitions, to.plus(SLACK));
        Map<TopicPartition, Span> spans = new HashMap<>();
        there.forEach((partition, all) -> spans.put(
                partition,
                new Span(first.getOrDefault(partition, all.end()), behind.getOrDefault(partition, all.end()))));
        return spans;
    }

    private static long length(Collection<Span> spans) {
        return spans.stream().mapToLong(Span::length).sum();
    }
}
