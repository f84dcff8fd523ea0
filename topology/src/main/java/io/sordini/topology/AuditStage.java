package io.sordini.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.sordini.core.audit.AuditRecord;
import io.sordini.core.audit.Auditor;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.subject.Keyring;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;

/** Source records in, one masked and numbered audit record out for each. */
final class AuditStage implements ProcessorSupplier<byte[], byte[], String, AuditEntry> {

    /**
     * Largest value forwarded, in bytes. A larger one would be refused by the producer, which aborts the transaction, and
     * the next attempt as well.
     */
    static final int MAX_VALUE_BYTES = StreamsSettings.MAX_REQUEST_BYTES - 64 * 1024;

    private final PolicyInForce policies;
    private final Keyring keys;
    private final SourceReader reader;
    private final MeterRegistry registry;
    private final AuditMeters meters;
    private final int maxValueBytes;

    AuditStage(PolicyInForce policies, Keyring keys, SourceReader reader, MeterRegistry registry, int maxValueBytes) {
        this.policies = policies;
        this.keys = keys;
        this.reader = reader;
        this.registry = registry;
        this.meters = new AuditMeters(registry, reader.topics());
        this.maxValueBytes = maxValueBytes;
    }

    @Override
    public Processor<byte[], byte[], String, AuditEntry> get() {
        return new Audit(new UnderPolicy<>(policies, policy -> new Auditor(policy, keys)));
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(AuditSequence.builder());
    }

    private final class Audit implements Processor<byte[], byte[], String, AuditEntry> {

        private final UnderPolicy<Auditor> auditors;

        @SuppressWarnings("NullAway.Init") // set by init, before the first record
        private ProcessorContext<String, AuditEntry> context;

        @SuppressWarnings("NullAway.Init")
        private AuditSequence sequence;

        @SuppressWarnings("NullAway.Init")
        private Rejects rejects;

        Audit(UnderPolicy<Auditor> auditors) {
            this.auditors = auditors;
        }

        @Override
        public void init(ProcessorContext<String, AuditEntry> context) {
            this.context = context;
            sequence = new AuditSequence(context.getStateStore(AuditSequence.STORE));
            rejects = new Rejects(context, registry);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            RecordMetadata at = context.recordMetadata().orElseThrow();
            long now = context.currentSystemTimeMs();
            SourceRecord source = reader.read(record, at);
            AuditRecord audit = audit(source, now);
            meters.audited(source.topic(), audit);
            context.forward(new Record<>(
                    audit.key(),
                    new AuditEntry(audit.value(), at.partition()),
                    EventTimestamps.acceptable(audit.timestamp(), now),
                    AuditHeaders.of(audit, at, sequence.next())));
        }

        private AuditRecord audit(SourceRecord source, long now) {
            Auditor auditor = auditors.get();
            AuditRecord audit = new Contained(rejects)
                    .run(Reject.AUDITOR_FAILED, () -> auditor.audit(source, now))
                    .orElseGet(() -> auditor.unprocessable(source, now));
            if (audit.value().length <= maxValueBytes) {
                return audit;
            }
            rejects.add(Reject.AUDIT_RECORD_TOO_LARGE);
            return auditor.unprocessable(source, now);
        }
    }
}
