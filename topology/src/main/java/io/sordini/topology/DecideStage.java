package io.sordini.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.sordini.core.decide.Decider;
import io.sordini.core.policy.Policy;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.SignalCodec;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signals of a subject in, changes of its decision out, each to the sink of its topic; removes what has expired. */
final class DecideStage implements ProcessorSupplier<byte[], byte[], String, byte[]> {

    static final Duration EXPIRY_INTERVAL = Duration.ofMillis(50);

    /**
     * Entries removed at a time, so that a mass expiry cannot hold up the signals behind it for long: some tens of
     * milliseconds. At most 60,000 a second.
     */
    static final int EXPIRY_BUDGET = 3000;

    private static final Logger log = LoggerFactory.getLogger(DecideStage.class);

    private final PolicyInForce policies;
    private final Map<Topic, String> sinks;
    private final MeterRegistry registry;
    private final EnforcementMeters meters;

    DecideStage(PolicyInForce policies, Map<Topic, String> sinks, MeterRegistry registry, EnforcementMeters meters) {
        this.policies = policies;
        this.sinks = Map.copyOf(sinks);
        this.registry = registry;
        this.meters = meters;
    }

    @Override
    public Processor<byte[], byte[], String, byte[]> get() {
        return new Decide();
    }

    private static String place(RecordMetadata at) {
        return at.topic() + "-" + at.partition() + "@" + at.offset();
    }

    private final class Decide implements Processor<byte[], byte[], String, byte[]> {

        @SuppressWarnings("NullAway.Init") // set by init, before the first record
        private ProcessorContext<String, byte[]> context;

        @SuppressWarnings("NullAway.Init")
        private Decider decider;

        private Policy policy = policies.current();

        @SuppressWarnings("NullAway.Init")
        private StoredExpiries expiries;

        @SuppressWarnings("NullAway.Init")
        private Rejects rejects;

        private @Nullable Cancellable expiry;

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            this.context = context;
            rejects = new Rejects(context, registry);
            expiries = new StoredExpiries(context.getStateStore(DecisionStores.EXPIRIES));
            decider = new Decider(
                    policy,
                    new StoredBytes(context.getStateStore(DecisionStores.SUBJECTS)),
                    new StoredBytes(context.getStateStore(DecisionStores.LIMITS)),
                    expiries,
                    meters::exceeded,
                    meters::crowded);
            expiry = context.schedule(EXPIRY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::expire);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            long now = context.currentSystemTimeMs();
            follow(now);
            meters.read(Topic.SIGNALS);
            Optional<Subject> subject =
                    Optional.ofNullable(SourceReader.key(record.key())).flatMap(Subject::parse);
            Optional<Signal> signal = signal(record.value());
            if (subject.isEmpty() || signal.isEmpty()) {
                rejects.add(Reject.NOT_A_SIGNAL);
                return;
            }
            publish(
                    new Contained(rejects)
                            .run(Reject.DECIDER_FAILED, () -> decider.decide(subject.get(), signal.get(), now))
                            .orElse(List.of()),
                    cause(signal.get(), now),
                    now);
        }

        private static EnforcementMeters.Cause cause(Signal signal, long now) {
            Command command = signal.command();
            return new EnforcementMeters.Cause(
                    command == null ? null : command.type(), Math.max(0, now - signal.time()));
        }

        private Optional<Signal> signal(byte @Nullable [] value) {
            try {
                return Optional.ofNullable(value).map(SignalCodec::decode);
            } catch (CodecException e) {
                return Optional.empty();
            }
        }

        /** Says so in a transaction with the first thing that is decided under the new policy. */
        private void follow(long now) {
            Policy next = policies.current();
            if (next.version() == policy.version()) {
                return;
            }
            meters.follow(next);
            decider = decider.under(next);
            log.atInfo()
                    .addKeyValue("task", context.taskId())
                    .addKeyValue("from", policy.label())
                    .addKeyValue("to", next.label())
                    .addKeyValue(
                            "before",
                            context.recordMetadata().map(DecideStage::place).orElse("the next record"))
                    .log("Task decides under another policy");
            policy = next;
            int partition = context.taskId().partition();
            Published.forward(context, TakenOver.answer(next, partition, now), sinks, now);
        }

        private void expire(long now) {
            follow(now);
            publish(
                    new Contained(rejects)
                            .run(Reject.EXPIRY_FAILED, () -> decider.expire(now, EXPIRY_BUDGET))
                            .orElse(List.of()),
                    EnforcementMeters.Cause.of(Command.Type.ALLOW), // whose answer comes when all is gone through
                    now);
            meters.expiryLag(context.taskId(), expiries.lag(now));
        }

        private void publish(List<Publication> publications, EnforcementMeters.Cause cause, long now) {
            for (Publication publication : publications) {
                Published.forward(context, publication, sinks, now);
            }
            // Counting reads what was decided, and may not stop what hostile signals could not.
            new Contained(rejects).run(Reject.PUBLICATION_NOT_COUNTED, () -> meters.published(publications, cause));
        }

        @Override
        public void close() {
            if (expiry != null) {
                expiry.cancel();
            }
            meters.gone(context.taskId());
        }
    }
}
