package io.sordini.topology;

import java.util.Map;

/** Why {@link StreamsSettings}, or a role of another kind, decides a setting, in a word or two for whoever reads the settings in force. */
public final class SettingReasons {

    private static final String LATENCY = "time until a record is seen";
    private static final String THROUGHPUT = "records at a time";
    private static final String MEMORY = "bounded memory";
    private static final String FAULTS = "no fault is skipped";
    private static final String FAILOVER = "time until another instance takes over";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("application.id", "from application.id.prefix"),
            Map.entry("bootstrap.servers", "from bootstrap.servers"),
            Map.entry("state.dir", "from state.dir"),
            Map.entry("processing.guarantee", "nothing lost, nothing twice"),
            Map.entry("group.protocol", "the protocol that exactly once is proven with"),
            Map.entry("topology.optimization", "stable names of topics"),
            Map.entry("ensure.explicit.internal.resource.naming", "stable names of topics"),
            Map.entry("rocksdb.config.setter", MEMORY),
            Map.entry("metrics.recording.level", "cheap metrics"),
            Map.entry("num.standby.replicas", "state is restored from its changelog"),
            Map.entry("replication.factor", "the broker's default, for changelogs"),
            Map.entry("task.timeout.ms", "time until a fault is said"),
            Map.entry("max.task.idle.ms", "no topic waits for another"),
            Map.entry("deserialization.exception.handler", FAULTS),
            Map.entry("processing.exception.handler", FAULTS),
            Map.entry("processing.exception.handler.global.enabled", FAULTS),
            Map.entry("production.exception.handler", FAULTS),
            Map.entry("num.stream.threads", "cores in use"),
            Map.entry("commit.interval.ms", LATENCY),
            Map.entry("poll.ms", LATENCY),
            Map.entry("buffered.records.per.partition", MEMORY),
            Map.entry("statestore.cache.max.bytes", MEMORY),
            Map.entry("consumer.auto.offset.reset", "nothing left out"),
            Map.entry("consumer.isolation.level", "nothing that may be undone"),
            Map.entry("consumer.session.timeout.ms", FAILOVER),
            Map.entry("consumer.heartbeat.interval.ms", FAILOVER),
            Map.entry("consumer.max.poll.interval.ms", FAILOVER),
            Map.entry("consumer.max.poll.records", THROUGHPUT),
            Map.entry("consumer.fetch.min.bytes", THROUGHPUT),
            Map.entry("consumer.fetch.max.wait.ms", LATENCY),
            Map.entry("consumer.max.partition.fetch.bytes", THROUGHPUT),
            Map.entry("restore.consumer.max.poll.records", THROUGHPUT),
            Map.entry("isolation.level", "nothing that may be undone"),
            Map.entry("auto.offset.reset", "an endpoint is told of what comes"),
            Map.entry("enable.auto.commit", "positions follow what was told"),
            Map.entry("allow.auto.create.topics", "topics are made by an administrator"),
            Map.entry("session.timeout.ms", FAILOVER),
            Map.entry("heartbeat.interval.ms", FAILOVER),
            Map.entry("max.poll.interval.ms", FAILOVER),
            Map.entry("max.poll.records", MEMORY),
            Map.entry("producer.acks", "nothing lost"),
            Map.entry("producer.compression.type", "less to send"),
            Map.entry("producer.linger.ms", LATENCY),
            Map.entry("producer.batch.size", THROUGHPUT),
            Map.entry("producer.buffer.memory", MEMORY),
            Map.entry("producer.max.request.size", "the largest record"),
            Map.entry("producer.transaction.timeout.ms", FAILOVER));

    private SettingReasons() {}

    /** @throws IllegalArgumentException for a setting that {@link StreamsSettings} leaves alone */
    public static String of(String name) {
        String reason = REASONS.get(name);
        if (reason == null) {
            throw new IllegalArgumentException("not decided here: " + name);
        }
        return reason;
    }
}
