package io.sordini.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.sordini.schemas.Topic;
import io.sordini.schemas.subject.Keyring;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * The audit application: {@code read_events -> audit_event -> publish_audit_record}. What Sordini decided and its operators
 * did is audited by the same chain as the events themselves.
 */
public final class AuditTopology {

    private static final List<Topic> SOURCES =
            List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS, Topic.COMMANDS, Topic.DECISIONS, Topic.POLICY);
    private static final String READ = "read_events";
    private static final String AUDIT = "audit_event";
    private static final String PUBLISH = "publish_audit_record";

    private AuditTopology() {}

    /** Every topic that the application reads or writes, its changelog aside. */
    public static Set<Topic> topics() {
        Set<Topic> topics = EnumSet.copyOf(SOURCES);
        topics.add(Topic.AUDIT_LOG);
        return Set.copyOf(topics);
    }

    /**
     * The application's topology.
     *
     * @param prefix of every topic name
     * @param policies looked at before each record
     * @param registry gets the meters, see {@link Metric}
     */
    public static Topology build(String prefix, PolicyInForce policies, Keyring keys, MeterRegistry registry) {
        return build(prefix, policies, keys, registry, AuditStage.MAX_VALUE_BYTES);
    }

    static Topology build(
            String prefix, PolicyInForce policies, Keyring keys, MeterRegistry registry, int maxValueBytes) {
        SourceReader reader = new SourceReader(prefix, SOURCES);
        Deserializer<byte[]> bytes = new ByteArrayDeserializer();
        String[] sources = SOURCES.stream().map(topic -> topic.name(prefix)).toArray(String[]::new);
        return new Topology()
                .addSource(AutoOffsetReset.earliest(), READ, new EventTimestamps(), bytes, bytes, sources)
                .addProcessor(AUDIT, new AuditStage(policies, keys, reader, registry, maxValueBytes), READ)
                .addSink(
                        PUBLISH,
                        Topic.AUDIT_LOG.name(prefix),
                        new StringSerializer(),
                        AuditEntry.serializer(),
                        AuditEntry.partitioner(),
                        AUDIT);
    }
}
