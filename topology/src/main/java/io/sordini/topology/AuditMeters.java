package io.sordini.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sordini.core.audit.AuditRecord;
import io.sordini.core.sanitize.scan.MaskClass;
import io.sordini.schemas.Topic;
import io.sordini.schemas.event.MalformedEvent.Reason;
import java.util.Collection;
import java.util.List;

/** What the audit application counts, all its tasks together. */
final class AuditMeters {

    private final MeterRegistry registry;
    private final Counters<Topic> events;
    private final Counters<Integer> records;
    private final Counters<MaskClass> masked;

    AuditMeters(MeterRegistry registry, Collection<Topic> sources) {
        this.registry = registry;
        events = new Counters<>(sources, topic -> Metric.EVENTS.counter(registry, "audit", topic.suffix()));
        records = new Counters<>(
                AuditRecord.CLASS_UIDS, uid -> Metric.AUDIT_RECORDS.counter(registry, Integer.toString(uid)));
        masked = new Counters<>(
                List.of(MaskClass.values()), found -> Metric.MASKED_VALUES.counter(registry, found.text()));
        for (Topic topic : sources) {
            List.of(Reason.values()).forEach(reason -> malformed(topic, reason));
        }
    }

    /** A record of a topic has become an audit record. */
    void audited(Topic topic, AuditRecord record) {
        events.count(topic);
        records.count(record.classUid());
        record.masked().forEach(masked::count);
        if (record.fault() != null) {
            malformed(topic, record.fault()).increment();
        }
    }

    private Counter malformed(Topic topic, Reason reason) {
        return Metric.MALFORMED_EVENTS.counter(registry, topic.suffix(), reason.text());
    }
}
