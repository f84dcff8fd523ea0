package io.sordini.topology;

import io.sordini.core.decide.Decider;
import io.sordini.core.policy.Policy;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
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
import org.jspecify.annotations.Nullable;

/** Signals of a subject in, changes of its decision out, each to the sink of its topic; removes what has expired. */
final class DecideStage implements ProcessorSupplier<byte[], byte[], String, byte[]> {

    static final Duration EXPIRY_INTERVAL = Duration.ofMillis(200);

    /** Entries removed at a time, so that a mass expiry cannot hold up the signals behind it. */
    static final int EXPIRY_BUDGET = 2000;

    private final Policy policy;
    private final Map<Topic, String> sinks;

    DecideStage(Policy policy, Map<Topic, String> sinks) {
        this.policy = policy;
        this.sinks = Map.copyOf(sinks);
    }

    @Override
    public Processor<byte[], byte[], String, byte[]> get() {
        return new Decide();
    }

    private final class Decide implements Processor<byte[], byte[], String, byte[]> {

        @SuppressWarnings("NullAway.Init") // set by init, before the first record
        private ProcessorContext<String, byte[]> context;

        @SuppressWarnings("NullAway.Init")
        private Decider decider;

        @SuppressWarnings("NullAway.Init")
        private Rejects rejects;

        private @Nullable Cancellable expiry;

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            this.context = context;
            rejects = new Rejects(context, "decide");
            decider = new Decider(
                    policy,
                    new StoredBytes(context.getStateStore(DecisionStores.SUBJECTS)),
                    new StoredBytes(context.getStateStore(DecisionStores.LIMITS)),
                    new StoredExpiries(context.getStateStore(DecisionStores.EXPIRIES)));
            expiry = context.schedule(EXPIRY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::expire);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            Optional<Subject> subject =
                    Optional.ofNullable(SourceReader.key(record.key())).flatMap(Subject::parse);
            Optional<Signal> signal = signal(record.value());
            if (subject.isEmpty() || signal.isEmpty()) {
                rejects.add("not a signal");
                return;
            }
            long now = context.currentSystemTimeMs();
            publish(
                    new Contained(rejects)
                            .run("decider failed", () -> decider.decide(subject.get(), signal.get(), now))
                            .orElse(List.of()),
                    now);
        }

        private Optional<Signal> signal(byte @Nullable [] value) {
            try {
                return Optional.ofNullable(value).map(SignalCodec::decode);
            } catch (CodecException e) {
                return Optional.empty();
            }
        }

        private void expire(long now) {
            publish(
                    new Contained(rejects)
                            .run("expiry failed", () -> decider.expire(now, EXPIRY_BUDGET))
                            .orElse(List.of()),
                    now);
        }

        private void publish(List<Publication> publications, long now) {
            for (Publication publication : publications) {
                Published.forward(context, publication, sinks, now);
            }
        }

        @Override
        public void close() {
            if (expiry != null) {
                expiry.cancel();
            }
            rejects.close();
        }
    }
}
