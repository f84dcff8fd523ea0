package io.sordini.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.sordini.core.signal.Signaller;
import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.subject.Keyring;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Source records in, a signal out for each subject that the record concerns, keyed by that subject. */
final class SignalStage implements ProcessorSupplier<byte[], byte[], String, byte[]> {

    private final PolicyInForce policies;
    private final Keyring keys;
    private final SourceReader reader;
    private final MeterRegistry registry;
    private final EnforcementMeters meters;

    SignalStage(
            PolicyInForce policies,
            Keyring keys,
            SourceReader reader,
            MeterRegistry registry,
            EnforcementMeters meters) {
        this.policies = policies;
        this.keys = keys;
        this.reader = reader;
        this.registry = registry;
        this.meters = meters;
    }

    @Override
    public Processor<byte[], byte[], String, byte[]> get() {
        return new Signal(new UnderPolicy<>(policies, policy -> new Signaller(policy, keys)));
    }

    private final class Signal implements Processor<byte[], byte[], String, byte[]> {

        private final UnderPolicy<Signaller> signallers;

        @SuppressWarnings("NullAway.Init") // set by init, before the first record
        private ProcessorContext<String, byte[]> context;

        @SuppressWarnings("NullAway.Init")
        private Rejects rejects;

        Signal(UnderPolicy<Signaller> signallers) {
            this.signallers = signallers;
        }

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            this.context = context;
            rejects = new Rejects(context, registry);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            long now = context.currentSystemTimeMs();
            SourceRecord source = reader.read(record, context.recordMetadata().orElseThrow());
            meters.read(source.topic());
            Signaller signaller = signallers.get();
            Contained contained = new Contained(rejects);
            // The event's address is lost with a value that cannot be dealt with; the key's still counts.
            List<Record<String, byte[]>> signals = contained
                    .run(Reject.SIGNALLER_FAILED, () -> encoded(signaller, source, now))
                    .or(() -> contained.run(
                            Reject.SIGNALLER_FAILED_ON_THE_KEY, () -> encoded(signaller, source.withoutValue(), now)))
                    .orElse(List.of());
            signals.forEach(context::forward);
        }

        private List<Record<String, byte[]>> encoded(Signaller signaller, SourceRecord source, long now) {
            List<SubjectSignal> signals = signaller.signals(source, now);
            List<Record<String, byte[]>> encoded = signals.stream()
                    .map(signal -> EncodedSignal.of(signal, now))
                    .toList();
            meters.signalled(signals);
            return encoded;
        }
    }
}
