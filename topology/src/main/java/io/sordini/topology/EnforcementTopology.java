package io.sordini.topology;

import io.sordini.core.policy.Policy;
import io.sordini.schemas.Topic;
import io.sordini.schemas.subject.Keyring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * The enforcement application, two sub-topologies joined by the {@code signals} topic, so that all state of a subject is on
 * one partition:
 *
 * <pre>
 * read_events  -> signal_subjects -> publish_signal
 * read_signals -> decide_subject  -> publish_decision, publish_revocation, publish_change
 * </pre>
 */
public final class EnforcementTopology {

    private static final List<Topic> SOURCES = List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS, Topic.COMMANDS);
    private static final String READ_EVENTS = "read_events";
    private static final String SIGNAL = "signal_subjects";
    private static final String PUBLISH_SIGNAL = "publish_signal";
    private static final String READ_SIGNALS = "read_signals";
    private static final String DECIDE = "decide_subject";

    private EnforcementTopology() {}

    /** Every topic that the application reads or writes, its changelogs aside. */
    public static Set<Topic> topics() {
        return Set.of(
                Topic.REQUEST_EVENTS,
                Topic.AUTH_EVENTS,
                Topic.COMMANDS,
                Topic.SIGNALS,
                Topic.BLOCKLIST,
                Topic.REVOCATIONS,
                Topic.DECISIONS);
    }

    /** @param prefix of every topic name */
    public static Topology build(String prefix, Policy policy, Keyring keys) {
        Topology topology = new Topology();
        addSignalling(topology, prefix, new SignalStage(policy, keys, new SourceReader(prefix, SOURCES)));
        addDeciding(topology, prefix, policy);
        return topology;
    }

    private static void addSignalling(Topology topology, String prefix, SignalStage stage) {
        Deserializer<byte[]> bytes = new ByteArrayDeserializer();
        String[] sources = SOURCES.stream().map(topic -> topic.name(prefix)).toArray(String[]::new);
        topology.addSource(AutoOffsetReset.earliest(), READ_EVENTS, new EventTimestamps(), bytes, bytes, sources)
                .addProcessor(SIGNAL, stage, READ_EVENTS)
                .addSink(
                        PUBLISH_SIGNAL,
                        Topic.SIGNALS.name(prefix),
                        new StringSerializer(),
                        new ByteArraySerializer(),
                        SIGNAL);
    }

    private static void addDeciding(Topology topology, String prefix, Policy policy) {
        Deserializer<byte[]> bytes = new ByteArrayDeserializer();
        Map<Topic, String> sinks = new LinkedHashMap<>();
        sinks.put(Topic.BLOCKLIST, "publish_decision");
        sinks.put(Topic.REVOCATIONS, "publish_revocation");
        sinks.put(Topic.DECISIONS, "publish_change");
        topology.addSource(
                        AutoOffsetReset.earliest(),
                        READ_SIGNALS,
                        new EventTimestamps(),
                        bytes,
                        bytes,
                        Topic.SIGNALS.name(prefix))
                .addProcessor(DECIDE, new DecideStage(policy, sinks), READ_SIGNALS);
        DecisionStores.builders().forEach(store -> topology.addStateStore(store, DECIDE));
        Serializer<String> key = new StringSerializer();
        Serializer<byte[]> value = new ByteArraySerializer();
        sinks.forEach((topic, sink) -> topology.addSink(sink, topic.name(prefix), key, value, DECIDE));
    }
}
