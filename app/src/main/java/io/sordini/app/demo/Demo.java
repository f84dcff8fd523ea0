package io.sordini.app.demo;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sordini.app.EventSender;
import io.sordini.app.Failure;
import io.sordini.app.InputOutcome;
import io.sordini.app.Role;
import io.sordini.app.RunningRoles;
import io.sordini.app.config.BrokerConfig;
import io.sordini.app.config.LogFormat;
import io.sordini.app.config.NotificationConfig;
import io.sordini.app.config.OperationConfig;
import io.sordini.app.config.RunConfig;
import io.sordini.core.policy.Policy;
import io.sordini.enforcer.Enforcer;
import io.sordini.readers.source.ReadSummary;
import io.sordini.sandbox.broker.SandboxCluster;
import io.sordini.sandbox.broker.SandboxSettings;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.policy.PolicyDocument;
import io.sordini.schemas.subject.Keyring;
import io.sordini.topology.admin.TopicAdmin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;

/**
 * The main job in one process: a Kafka broker, both applications, an enforcer that follows them, and traffic. Everything
 * is real but the visitors.
 */
final class Demo {

    private static final String PREFIX = "sordini.";
    private static final int PARTITIONS = 4;
    private static final Duration READY_BOUND = Duration.ofSeconds(60);
    /** A mock server publishes at once; what waits for company is not measured as Sordini's latency, yet delays it. */
    private static final Map<String, String> SENDER = Map.of("linger.ms", "1");

    private static final OperationConfig OPERATION =
            new OperationConfig(null, Duration.ofSeconds(10), LogFormat.TEXT, Map.of());
    private static final Duration PACE = Duration.ofMillis(2);

    private final DemoOptions options;
    private final Policy policy;
    private final PrintWriter out;
    private final DemoView view;
    private final Keyring keys = DemoKeys.fresh();
    private final AppendTimes appends = new AppendTimes();
    private final Latencies latencies = new Latencies(appends);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong decisions = new AtomicLong();
    private final CountDownLatch stop;

    /**
     * A demo that is not yet running.
     *
     * @param out where the outcome is printed, when the view is closed
     * @param stop ends the traffic early; {@link #run} then counts and closes as ever
     */
    Demo(DemoOptions options, Policy policy, DemoView view, PrintWriter out, CountDownLatch stop) {
        this.options = options;
        this.policy = policy;
        this.view = view;
        this.out = out;
        this.stop = stop;
    }

    /**
     * Runs until the traffic is over and everything is counted.
     *
     * @return whether every event has its audit record
     */
    boolean run() throws InterruptedException, ExecutionException, IOException {
        view.say("starting a Kafka broker in this process");
        try (TemporaryDirectory state = TemporaryDirectory.create("sordini-demo");
                SandboxCluster broker =
                        SandboxCluster.start(SandboxSettings.defaults().withPort(options.port()))) {
            String servers = broker.bootstrapServers();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
                new TopicAdmin(admin, PREFIX).create(EnumSet.allOf(Topic.class), PARTITIONS, (short) 1);
                view.broker(servers, Topic.values().length);
                run(servers, admin, state.path());
                return count(servers);
            }
        }
    }

    private void run(String servers, Admin admin, Path state)
            throws InterruptedException, ExecutionException, IOException {
        try (RunningRoles roles = RunningRoles.start(
                        config(servers, state),
                        policy,
                        EnumSet.of(Role.AUDIT, Role.ENFORCEMENT),
                        new SimpleMeterRegistry(),
                        said -> {});
                AuditTail audit = new AuditTail(servers, Topic.AUDIT_LOG.name(PREFIX), view::sample);
                Enforcer enforcer = Enforcer.builder(Map.of("bootstrap.servers", servers), keys)
                        .topicPrefix(PREFIX)
                        .listener(this::decided)
                        .start();
                EventSender sender = EventSender.open(new BrokerConfig(servers, PREFIX, SENDER), this::acknowledged)) {
            roles.awaitRunning();
            if (!enforcer.awaitReady(READY_BOUND)) {
                throw new Failure("the enforcer had no complete view within " + READY_BOUND
                        + ": run it again with --verbose to see why");
            }
            view.say("all running: " + (options.inputs().isEmpty() ? "visitors arrive" : "the logs are played"));
            Optional<ReadSummary> read;
            try (FeedSource source = FeedSource.of(options, enforcer, Instant.now(), view::refused)) {
                play(source.feed(), sender, audit, roles);
                read = source.summary();
            }
            view.close();
            read.ifPresent(summary -> InputOutcome.print(summary, out));
            sender.finish();
            view.say("no more visitors; waiting until all is processed");
            settle(admin);
        }
    }

    private RunConfig config(String servers, Path state) {
        return new RunConfig(
                servers,
                PREFIX,
                PREFIX,
                null,
                PolicyDocument.DEFAULT_NAME,
                keys,
                state,
                Map.of(),
                Map.of(),
                Map.of(),
                NotificationConfig.NONE,
                OPERATION);
    }

    private void play(Feed feed, EventSender sender, AuditTail audit, RunningRoles roles) throws InterruptedException {
        long started = System.nanoTime();
        long end = started + options.duration().toNanos();
        long progressInterval = view.progressInterval().toNanos();
        long nextProgress = started + progressInterval;
        while (stop.getCount() > 0
                && !feed.exhausted()
                && (System.nanoTime() < end || !options.inputs().isEmpty())) {
            if (roles.isDead()) {
                throw new Failure("an application stopped: run it again with --verbose to see why");
            }
            SourceRecord event = feed.poll(Instant.now());
            if (event == null) {
                if (stop.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } else {
                chooseSample(event, audit);
                sender.send(event);
            }
            if (System.nanoTime() > nextProgress) {
                nextProgress += progressInterval;
                double seconds = (System.nanoTime() - started) / 1e9;
                view.progress(
                        acknowledged.get(),
                        acknowledged.get() / seconds,
                        audit.records(),
                        decisions.get(),
                        Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        }
    }

    /** The first event with a password in it shows best what masking does. */
    private static void chooseSample(SourceRecord event, AuditTail audit) {
        byte[] value = event.value();
        if (value != null) {
            String text = new String(value, StandardCharsets.UTF_8);
            if (text.contains("password=")) {
                audit.choose(event.origin(), text);
            }
        }
    }

    private void acknowledged(SourceRecord event) {
        appends.appended(event.origin(), System.nanoTime());
        acknowledged.incrementAndGet();
    }

    private void decided(Decision decision) {
        long now = System.nanoTime();
        List<String> origins = decision.evidence().origins();
        OptionalLong latency =
                origins.isEmpty() ? OptionalLong.empty() : latencies.reached(origins.get(origins.size() - 1), now);
        decisions.incrementAndGet();
        view.decision(decision, latency);
    }

    private void settle(Admin admin) throws InterruptedException, ExecutionException {
        if (!new Settling(admin, PREFIX).await()) {
            view.say("not everything was processed within a minute; counting what is there");
        }
    }

    private boolean count(String servers) {
        Outcome outcome = Outcome.count(servers, PREFIX);
        outcome.print(out, latencies);
        return outcome.complete();
    }
}
