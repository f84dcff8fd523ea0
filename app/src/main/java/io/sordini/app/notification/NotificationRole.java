package io.sordini.app.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.sordini.app.Failure;
import io.sordini.app.config.Endpoint;
import io.sordini.app.config.RunConfig;
import io.sordini.core.policy.Policy;
import io.sordini.schemas.Topic;
import io.sordini.topology.Metric;
import io.sordini.topology.RoleHealth;
import io.sordini.topology.RunningRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The role that tells people of decisions: a follower for each endpoint, so that none waits for another. An endpoint that is
 * down does not make the role unready; what it is told waits.
 */
public final class NotificationRole implements RunningRole {

    /** The role's name in settings, groups and metrics. */
    static final String ROLE = "notification";

    private static final Set<String> HEARD_OF = Set.of("last-heartbeat-seconds-ago", "last-rebalance-seconds-ago");
    private static final Set<String> POLLED = Set.of("last-poll-seconds-ago");
    /** As with the other roles: so many times {@code max.poll.interval.ms} away and a thread counts as stuck. */
    private static final int POLLS = 5;

    private final List<EndpointFollower> followers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<KafkaClientMetrics> clientMeters = new ArrayList<>();
    private final InstantSource clock;
    private final Duration session;
    private final Duration stuck;
    private volatile boolean started;

    private NotificationRole(SortedMap<String, String> settings, InstantSource clock) {
        this.clock = clock;
        ConsumerConfig config = new ConsumerConfig(consumer(settings, ROLE));
        session = Duration.ofMillis(config.getInt(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG));
        stuck = Duration.ofMillis(config.getInt(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG))
                .multipliedBy(POLLS);
    }

    /**
     * The role, ready to be started.
     *
     * @param settings from {@link NotificationSettings}
     * @param policy the one in force, which says how bad a decision is
     * @throws Failure when there is nobody to tell
     * @throws org.apache.kafka.common.KafkaException when a setting is invalid
     */
    public static NotificationRole prepare(
            RunConfig config,
            SortedMap<String, String> settings,
            Supplier<Policy> policy,
            InstantSource clock,
            MeterRegistry registry) {
        if (config.notification().endpoints().isEmpty()) {
            throw new Failure("notification has nobody to tell: set notify.NAME.url and notify.NAME.secret, such as"
                    + " notify.pager.url=https://alerts.example.com/sordini");
        }
        NotificationRole role = new NotificationRole(settings, clock);
        try {
            for (Endpoint endpoint : config.notification().endpoints()) {
                role.add(endpoint, config, settings, policy, registry);
            }
        } catch (RuntimeException e) {
            role.close(Duration.ZERO);
            throw e;
        }
        Gauge.builder(
                        Metric.ROLE_READY.meterName(),
                        role,
                        running -> running.health().isReady() ? 1 : 0)
                .description(Metric.ROLE_READY.meaning())
                .tags(Metric.ROLE_READY.tags(ROLE))
                .strongReference(true)
                .register(registry);
        return role;
    }

    private void add(
            Endpoint endpoint,
            RunConfig config,
            SortedMap<String, String> settings,
            Supplier<Policy> policy,
            MeterRegistry registry) {
        String group = config.applicationIdPrefix() + ROLE + "-" + endpoint.name();
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumer(settings, group));
        KafkaClientMetrics ofClient = new KafkaClientMetrics(consumer, Tags.of("role", ROLE));
        ofClient.bindTo(registry);
        clientMeters.add(ofClient);
        Selection selection = new Selection(endpoint, policy);
        Composer composer = switch (endpoint.format()) {
            case WEBHOOK -> new WebhookComposer();
            case CHAT -> new ChatComposer(selection);
        };
        Outbox outbox = new Outbox(
                endpoint,
                selection,
                composer,
                new Poster(endpoint, clock),
                new Backoff(RandomGenerator.getDefault()),
                clock);
        EndpointMeters meters = new EndpointMeters(endpoint.name(), registry, outbox::failing);
        EndpointFollower follower =
                new EndpointFollower(consumer, Topic.DECISIONS.name(config.topicPrefix()), outbox, meters, clock);
        followers.add(follower);
        threads.add(new Thread(follower, ROLE + "-" + endpoint.name()));
    }

    private static Map<String, Object> consumer(SortedMap<String, String> settings, String group) {
        Map<String, Object> consumer = new HashMap<>(settings);
        consumer.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        consumer.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, group);
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return consumer;
    }

    @Override
    public void start() {
        started = true;
        threads.forEach(Thread::start);
    }

    @Override
    public CompletableFuture<Void> running() {
        return all(followers.stream().map(EndpointFollower::running).toList());
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> some) {
        return CompletableFuture.allOf(some.toArray(CompletableFuture<?>[]::new));
    }

    /** Completes when the first of the followers ends: none ends by itself. */
    @Override
    public CompletableFuture<Void> ended() {
        return CompletableFuture.anyOf(
                        followers.stream().map(EndpointFollower::ended).toArray(CompletableFuture<?>[]::new))
                .thenAccept(nothing -> {});
    }

    @Override
    public RoleHealth health() {
        return new RoleHealth(
                ROLE,
                state(),
                followers.stream().mapToInt(EndpointFollower::partitions).sum(),
                longest(HEARD_OF),
                session,
                longest(POLLED),
                stuck);
    }

    /** In the words of the other roles. */
    private KafkaStreams.State state() {
        if (!started) {
            return KafkaStreams.State.CREATED;
        }
        CompletableFuture<Void> end = ended();
        if (end.isDone()) {
            return end.isCompletedExceptionally() ? KafkaStreams.State.ERROR : KafkaStreams.State.NOT_RUNNING;
        }
        return running().isDone() ? KafkaStreams.State.RUNNING : KafkaStreams.State.REBALANCING;
    }

    /** The time since the latest of some things happened, of the follower for which that is the longest. */
    private Duration longest(Set<String> names) {
        double longest = 0;
        for (EndpointFollower follower : followers) {
            longest = Math.max(
                    longest,
                    follower.consumer().metrics().values().stream()
                            .filter(metric -> names.contains(metric.metricName().name()))
                            .map(org.apache.kafka.common.Metric::metricValue)
                            .filter(value -> value instanceof Double seconds && seconds >= 0)
                            .mapToDouble(value -> (Double) value)
                            .min()
                            .orElse(0));
        }
        return Duration.ofSeconds((long) longest);
    }

    /** What is being posted may come to its end; what is not told by then is told by whoever runs next. */
    @Override
    public boolean close(Duration bound) {
        clientMeters.forEach(KafkaClientMetrics::close);
        if (!started) {
            followers.forEach(follower -> follower.consumer().close());
            return true;
        }
        Instant deadline = clock.instant().plus(bound);
        followers.forEach(follower -> follower.stop(deadline));
        boolean all = true;
        for (Thread thread : threads) {
            all &= join(thread, Duration.between(clock.instant(), deadline));
        }
        return all;
    }

    private static boolean join(Thread thread, Duration bound) {
        try {
            thread.join(Math.max(1, bound.toMillis()));
            return !thread.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
