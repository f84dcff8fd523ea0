package io.sordini.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** What the consumers of an application's threads tell of themselves. */
final class Clients {

    private static final String CLIENT = "client-id";
    /** A consumer that has joined its group and not yet sent a heartbeat has been heard of when it joined. */
    private static final Set<String> HEARD_OF = Set.of("last-heartbeat-seconds-ago", "last-rebalance-seconds-ago");
    /** A thread's second consumer reads only while state is restored. */
    private static final String RESTORING = "-restore-consumer";

    /**
     * So many times {@code max.poll.interval.ms} a thread may stay away before it counts as stuck. After the first one the
     * group has given its partitions away; each wait that a thread may have for a broker that is down ends within it, and it
     * may have some of them in a row.
     */
    private static final int POLLS = 5;

    private final KafkaStreams streams;
    private final Duration session;
    private final Duration stuck;

    Clients(KafkaStreams streams, Properties settings) {
        this.streams = streams;
        StreamsConfig config = new StreamsConfig(settings);
        session = millis(config, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);
        stuck = millis(config, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG).multipliedBy(POLLS);
    }

    private static Duration millis(StreamsConfig config, String name) {
        Object value = config.getMainConsumerConfigs("group", "client", 0).get(name);
        return Duration.ofMillis(Long.parseLong(String.valueOf(value)));
    }

    RoleHealth health(String role) {
        int tasks = streams.metadataForLocalThreads().stream()
                .mapToInt(thread -> thread.activeTasks().size())
                .sum();
        return new RoleHealth(
                role,
                streams.state(),
                tasks,
                longest(HEARD_OF),
                session,
                longest(Set.of("last-poll-seconds-ago")),
                stuck);
    }

    /**
     * The time since the last of some things happened, of the thread for which that is the longest; what did not happen yet
     * is negative and does not count.
     */
    private Duration longest(Set<String> names) {
        Map<String, Double> latest = new HashMap<>();
        for (Metric metric : streams.metrics().values()) {
            MetricName of = metric.metricName();
            String client = of.tags().getOrDefault(CLIENT, "");
            if (names.contains(of.name())
                    && !client.endsWith(RESTORING)
                    && metric.metricValue() instanceof Double seconds
                    && seconds >= 0) {
                latest.merge(client, seconds, Math::min);
            }
        }
        return Duration.ofSeconds((long)
                latest.values().stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }
}
