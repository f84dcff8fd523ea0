package io.sordini.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sordini.core.decide.Crowding;
import io.sordini.core.policy.Mode;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.RateLimit;
import io.sordini.core.policy.Rule;
import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResultCodec;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.subject.Scope;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.TaskId;
import org.jspecify.annotations.Nullable;

/** What the enforcement application measures, all its tasks together. */
final class EnforcementMeters {

    /** A decision of an earlier policy may have a rule that is gone. */
    private static final String OTHER = "other";

    private static final Duration[] LATENCIES = {
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    /** What is older than that was replayed; times that hostile signals claim would not fit into the meter. */
    private static final Duration LONGEST_AGE = Duration.ofDays(30);

    private final MeterRegistry registry;
    private final Set<String> rules = ConcurrentHashMap.newKeySet();
    private final Counters<Topic> events;
    private final Counters<Scope> signals;
    private final Counters<Fact> facts;
    private final Map<String, Counter> limitHits = new ConcurrentHashMap<>();
    private final Counters<Crowding> crowdings;
    private final Timer latency;
    private final Map<TaskId, Long> expiryLags = new ConcurrentHashMap<>();

    EnforcementMeters(MeterRegistry registry, Policy policy, Collection<Topic> sources) {
        this.registry = registry;
        events = new Counters<>(sources, topic -> Metric.EVENTS.counter(registry, "enforcement", topic.suffix()));
        signals = new Counters<>(List.of(Scope.values()), scope -> Metric.SIGNALS.counter(registry, scope.text()));
        facts = new Counters<>(List.of(Fact.values()), fact -> Metric.FACTS.counter(registry, text(fact)));
        crowdings = new Counters<>(
                List.of(Crowding.values()), crowding -> Metric.CROWDINGS.counter(registry, crowding.text()));
        latency = Timer.builder(Metric.DECISION_LATENCY_SECONDS.meterName())
                .description(Metric.DECISION_LATENCY_SECONDS.meaning())
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
        Gauge.builder(Metric.EXPIRY_LAG_SECONDS.meterName(), this, EnforcementMeters::expiryLag)
                .description(Metric.EXPIRY_LAG_SECONDS.meaning())
                .baseUnit("seconds")
                .register(registry);
        follow(policy);
    }

    /** Counters that are absent until something happens would make the first of it invisible to a rate. */
    void follow(Policy policy) {
        for (RateLimit limit : policy.limits()) {
            limitHits(limit.name());
            register(limit.name(), Action.THROTTLE, limit.mode());
        }
        for (Rule rule : policy.rules()) {
            register(rule.name(), rule.response().action(), rule.mode());
        }
        register("logout", Action.REVOKE, Mode.ENFORCE);
        register("runaway-guard", Action.ALERT, Mode.ENFORCE);
        register("state-guard", Action.ALERT, Mode.ENFORCE);
        register("operator", Action.REVOKE, Mode.ENFORCE);
        register("operator", Action.BLOCK, Mode.ENFORCE);
        for (Command.Type type : Command.Type.values()) {
            Arrays.stream(CommandResult.Outcome.values()).forEach(outcome -> commands(type, outcome));
        }
    }

    private void register(String rule, Action action, Mode mode) {
        rules.add(rule);
        for (DecisionChange.Type change : DecisionChange.Type.values()) {
            Action after = change == DecisionChange.Type.LIFTED ? Action.ALLOW : action;
            decisions(rule, after, mode == Mode.SHADOW, change);
        }
    }

    /** A record has been taken from a topic. */
    void read(Topic topic) {
        events.count(topic);
    }

    void signalled(List<SubjectSignal> written) {
        for (SubjectSignal signal : written) {
            signals.count(signal.subject().scope());
            signal.signal().facts().forEach(facts::count);
        }
    }

    void exceeded(RateLimit limit) {
        limitHits(limit.name()).increment();
    }

    private Counter limitHits(String limit) {
        return limitHits.computeIfAbsent(limit, name -> Metric.LIMIT_HITS.counter(registry, name));
    }

    void crowded(Crowding crowding) {
        crowdings.count(crowding);
    }

    /**
     * What led to publications.
     *
     * @param command absent where none did
     * @param age of the event behind them, in milliseconds; negative where there is none
     */
    record Cause(Command.@Nullable Type command, long age) {

        private static final long NONE = -1;

        static Cause of(Command.@Nullable Type command) {
            return new Cause(command, NONE);
        }
    }

    void published(List<Publication> publications, Cause cause) {
        for (Publication publication : publications) {
            byte[] value = publication.value();
            if (value != null && publication.topic() == Topic.DECISIONS) {
                decided(DecisionCodec.decodeChange(value), cause);
            } else if (value != null && publication.topic() == Topic.COMMAND_RESULTS && cause.command() != null) {
                commands(cause.command(), CommandResultCodec.decode(value).outcome())
                        .increment();
            }
        }
    }

    private void decided(DecisionChange change, Cause cause) {
        Decision decision = change.decision();
        String rule = rules.contains(decision.rule()) ? decision.rule() : OTHER;
        decisions(rule, decision.action(), decision.shadow(), change.type()).increment();
        if (cause.age() >= 0) {
            latency.record(Math.min(cause.age(), LONGEST_AGE.toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    private Counter decisions(String rule, Action action, boolean shadow, DecisionChange.Type change) {
        return Metric.DECISIONS.counter(registry, rule, action.text(), shadow ? "shadow" : "enforce", change.text());
    }

    private Counter commands(Command.Type type, CommandResult.Outcome outcome) {
        return Metric.COMMANDS.counter(registry, type.text(), outcome.text());
    }

    /** @param millis how late the earliest entry is that is due and still there */
    void expiryLag(TaskId task, long millis) {
        expiryLags.put(task, millis);
    }

    /** The task has left this instance. */
    void gone(TaskId task) {
        expiryLags.remove(task);
    }

    private double expiryLag() {
        return expiryLags.values().stream().mapToLong(Long::longValue).max().orElse(0) / 1000.0;
    }

    private static String text(Fact fact) {
        return fact.name().toLowerCase(Locale.ROOT);
    }
}
