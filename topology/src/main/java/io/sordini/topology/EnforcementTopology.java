package io.sordini.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.sordini.schemas.Topic;
import io.sordini.schemas.subject.Keyring;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * The enforcement application, two sub-topologies joined by the {@code signals} topic, so that all state of a subject is on
 * one partition:
 *
 * <pre>
 * read_events   -> signal_subjects -> publish_signal
 * read_commands -> take_command    -> publish_signal, tell_everyone, list_allowed, answer_refused
 * read_signals  -> decide_subject  -> publish_decision, publish_revocation, publish_change, answer_command
 * </pre>
 */
public final class EnforcementTopology {

    private static final List<Topic> SOURCES =
            List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS, Topic.COMMANDS, Topic.SIGNALS);
    private static final List<Topic> EVENTS = List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS);
    private static final String READ_EVENTS = "read_events";
    private static final String SIGNAL = "signal_subjects";
    private static final String READ_COMMANDS = "read_commands";
    private static final String TAKE = "take_command";
    private static final String PUBLISH_SIGNAL = "publish_signal";
    private static final String TELL_EVERYONE = "tell_everyone";
    private static final String READ_SIGNALS = "read_signals";
    private static final String DECIDE = "decide_subject";

    private static final Map<Topic, String> ANSWERS =
            new EnumMap<>(Map.of(Topic.POLICY, "list_allowed", Topic.COMMAND_RESULTS, "answer_refused"));
    private static final Map<Topic, String> DECISIONS = new EnumMap<>(Map.of(
            Topic.BLOCKLIST, "publish_decision",
            Topic.REVOCATIONS, "publish_revocation",
            Topic.DECISIONS, "publish_change",
            Topic.COMMAND_RESULTS, "answer_command",
            Topic.SIGNALS, "publish_conclusion"));

    private EnforcementTopology() {}

    /** Every topic that the application reads or writes, its changelogs aside. */
    public static Set<Topic> topics() {
        return Set.of(
                Topic.REQUEST_EVENTS,
                Topic.AUTH_EVENTS,
                Topic.COMMANDS,
                Topic.COMMAND_RESULTS,
                Topic.POLICY,
                Topic.SIGNALS,
                Topic.BLOCKLIST,
                Topic.REVOCATIONS,
                Topic.DECISIONS);
    }

    /**
     * The application's topology.
     *
     * @param prefix of every topic name
     * @param policies looked at before each record
     * @param registry gets the meters, see {@link Metric}
     */
    public static Topology build(String prefix, PolicyInForce policies, Keyring keys, MeterRegistry registry) {
        EnforcementMeters meters = new EnforcementMeters(registry, policies.current(), SOURCES);
        Topology topology = new Topology();
        Deserializer<byte[]> bytes = new ByteArrayDeserializer();
        EventTimestamps time = new EventTimestamps();
        String[] events = EVENTS.stream().map(topic -> topic.name(prefix)).toArray(String[]::new);
        topology.addSource(AutoOffsetReset.earliest(), READ_EVENTS, time, bytes, bytes, events)
                .addProcessor(
                        SIGNAL,
                        new SignalStage(policies, keys, new SourceReader(prefix, EVENTS), registry, meters),
                        READ_EVENTS);
        topology.addSource(AutoOffsetReset.earliest(), READ_COMMANDS, time, bytes, bytes, Topic.COMMANDS.name(prefix))
                .addProcessor(TAKE, commands(prefix, policies, registry, meters), READ_COMMANDS);
        addSink(topology, PUBLISH_SIGNAL, Topic.SIGNALS, prefix, SIGNAL, TAKE);
        topology.addSink(
                TELL_EVERYONE,
                Topic.SIGNALS.name(prefix),
                new StringSerializer(),
                new ByteArraySerializer(),
                new Everywhere(),
                TAKE);
        ANSWERS.forEach((topic, sink) -> addSink(topology, sink, topic, prefix, TAKE));
        topology.addSource(AutoOffsetReset.earliest(), READ_SIGNALS, time, bytes, bytes, Topic.SIGNALS.name(prefix))
                .addProcessor(DECIDE, new DecideStage(policies, DECISIONS, registry, meters), READ_SIGNALS);
        DecisionStores.builders().forEach(store -> topology.addStateStore(store, DECIDE));
        DECISIONS.forEach((topic, sink) -> addSink(topology, sink, topic, prefix, DECIDE));
        return topology;
    }

    private static CommandStage commands(
            String prefix, PolicyInForce policies, MeterRegistry registry, EnforcementMeters meters) {
        return new CommandStage(
                policies,
                new SourceReader(prefix, List.of(Topic.COMMANDS)),
                new CommandStage.Sinks(PUBLISH_SIGNAL, TELL_EVERYONE, ANSWERS),
                registry,
                meters);
    }

    private static void addSink(Topology topology, String sink, Topic topic, String prefix, String... from) {
        topology.addSink(sink, topic.name(prefix), new StringSerializer(), new ByteArraySerializer(), from);
    }
}
