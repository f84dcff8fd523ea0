package io.sordini.topology;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One application in this process: built, started once, closed within a bound. */
public final class RoleRunner implements RunningRole {

    private static final Logger log = LoggerFactory.getLogger(RoleRunner.class);

    private final String role;
    private final KafkaStreams streams;
    private final Clients clients;
    private final KafkaStreamsMetrics meters;
    private final CompletableFuture<Void> running = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /**
     * @param role its name in logs, such as {@code audit}
     * @param settings from {@link StreamsSettings}
     * @param registry gets the meters of Kafka's clients, and whether the role is ready
     * @throws org.apache.kafka.common.config.ConfigException when a setting is invalid
     */
    public RoleRunner(
            String role, Topology topology, Map<String, String> settings, InstantSource clock, MeterRegistry registry) {
        this.role = role;
        Properties properties = new Properties();
        properties.putAll(settings);
        streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(new FaultPolicy(role, clock, registry, this::failed));
        streams.setStateListener(this::changed);
        clients = new Clients(streams, properties);
        meters = new KafkaStreamsMetrics(streams, Tags.of("role", role));
        meters.bindTo(registry);
        Gauge.builder(
                        Metric.ROLE_READY.meterName(),
                        this,
                        runner -> runner.health().isReady() ? 1 : 0)
                .description(Metric.ROLE_READY.meaning())
                .tags(Metric.ROLE_READY.tags(role))
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void start() {
        streams.start();
    }

    @Override
    public CompletableFuture<Void> running() {
        return running.copy();
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    @Override
    public RoleHealth health() {
        return clients.health(role);
    }

    /** What was not committed within the bound is processed again, and no one sees it twice. */
    @Override
    public boolean close(Duration bound) {
        meters.close();
        return streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(bound));
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
