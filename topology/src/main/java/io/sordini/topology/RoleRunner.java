package io.sordini.topology;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One application in this process: built, started once, closed within a bound. */
public final class RoleRunner implements AutoCloseable {

    /** How long {@link #close()} waits for the last commit. */
    public static final Duration CLOSE_BOUND = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(RoleRunner.class);

    private final String role;
    private final KafkaStreams streams;
    private final CompletableFuture<Void> running = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /**
     * @param role its name in logs, such as {@code audit}
     * @param settings from {@link StreamsSettings}
     * @throws org.apache.kafka.common.config.ConfigException when a setting is invalid
     */
    public RoleRunner(String role, Topology topology, Map<String, String> settings, InstantSource clock) {
        this.role = role;
        Properties properties = new Properties();
        properties.putAll(settings);
        streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(new FaultPolicy(role, clock, this::failed));
        streams.setStateListener(this::changed);
    }

    public void start() {
        streams.start();
    }

    /** Completes when the application first has its partitions, or exceptionally when it ends before. */
    public CompletableFuture<Void> running() {
        return running.copy();
    }

    /** Completes when the application has been closed, exceptionally with the fault if one stopped it. */
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    public KafkaStreams.State state() {
        return streams.state();
    }

    public Map<MetricName, ? extends Metric> metrics() {
        return streams.metrics();
    }

    /**
     * Commits, leaves the group so that others take over at once, and stops.
     *
     * @return false if that took longer than the bound; what was not committed is then processed again, and no one sees it
     *     twice
     */
    public boolean close(Duration bound) {
        return streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(bound));
    }

    @Override
    public void close() {
        if (!close(CLOSE_BOUND)) {
            log.atWarn()
                    .addKeyValue("role", role)
                    .addKeyValue("bound", CLOSE_BOUND)
                    .log("Closing took longer than the bound");
        }
    }

    private void failed(Throwable fault) {
        ended.completeExceptionally(fault);
        running.completeExceptionally(fault);
    }

    private void changed(KafkaStreams.State now, KafkaStreams.State before) {
        log.atInfo()
                .addKeyValue("role", role)
                .addKeyValue("from", before)
                .addKeyValue("to", now)
                .log("Role changed its state");
        switch (now) {
            case RUNNING -> running.complete(null);
            case ERROR -> failed(new IllegalStateException(role + " stopped on an error"));
            case NOT_RUNNING -> {
                ended.complete(null);
                running.completeExceptionally(new IllegalStateException(role + " was closed"));
            }
            case CREATED, REBALANCING, PENDING_SHUTDOWN, PENDING_ERROR -> {}
        }
    }
}
