package io.sordini.core.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.core.policy.Policy;
import io.sordini.core.request.RecordTime;
import io.sordini.core.sanitize.MaskReport;
import io.sordini.core.sanitize.Masked;
import io.sordini.core.sanitize.Sanitizer;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.event.AuthEvent;
import io.sordini.schemas.event.Event;
import io.sordini.schemas.event.EventScan;
import io.sordini.schemas.event.MalformedEvent;
import io.sordini.schemas.event.MalformedEvent.Reason;
import io.sordini.schemas.event.RequestEvent;
import io.sordini.schemas.subject.Keyring;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the one audit record of a source record: read and masked in a single pass, then shaped into its OCSF class. What
 * cannot be shaped becomes an Application Error with reason, origin, size and keyed hash, never with its content.
 */
public final class Auditor {

    /** Largest audit record, in bytes; it leaves room on the topic for what is added later. */
    static final int MAX_RECORD_BYTES = 3 * Topic.MAX_VALUE_BYTES;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Policy policy;
    private final Sanitizer sanitizer;
    private final Envelope envelope;
    private final EventShape shape;
    private final OwnShape own;

    /** @param keys the audit keys make pseudonyms and record identities */
    public Auditor(Policy policy, Keyring keys) {
        this.policy = policy;
        sanitizer = new Sanitizer(policy.masking(), keys.audit());
        envelope = new Envelope(keys.audit(), sanitizer, policy.label());
        shape = new EventShape(policy, envelope);
        own = new OwnShape(policy, envelope);
    }

    /**
     * The record of an event, or of what Sordini or its operators did. Never throws for what the source record is.
     *
     * @param now the reader's clock, milliseconds since the epoch
     */
    public AuditRecord audit(SourceRecord source, long now) {
        return switch (source.topic()) {
            case REQUEST_EVENTS, AUTH_EVENTS -> event(source, now);
            case COMMANDS, DECISIONS, POLICY -> own(source, now);
            case COMMAND_RESULTS, SIGNALS, BLOCKLIST, REVOCATIONS, AUDIT_LOG, AUDIT_CHECKPOINTS ->
                throw new IllegalArgumentException("not audited: " + source.topic());
        };
    }

    private AuditRecord own(SourceRecord source, long now) {
        MalformedEvent fault;
        byte[] value = source.value();
        if (!RecordTime.isPossible(source, now)) {
            fault = malformed(Reason.BAD_TIMESTAMP);
        } else if (value != null && value.length > Topic.MAX_VALUE_BYTES) {
            fault = malformed(Reason.TOO_LARGE);
        } else {
            try {
                OwnShape.Shaped shaped = own.shape(source, now);
                return record(shaped.from(), shaped.record(), new MaskReport(), null);
            } catch (CodecException offSchema) {
                fault = malformed(value == null ? Reason.EMPTY : Reason.OFF_SCHEMA);
            }
        }
        return unshaped(fault, Provenance.unknown(source, now));
    }

    private AuditRecord event(SourceRecord source, long now) {
        Reading reading = read(source);
        Provenance from = Provenance.of(source, reading.event, policy, now);
        MalformedEvent fault = fault(reading.event, from, now);
        if (fault == null) {
            AuditRecord record = record(from, shaped(reading, from), reading.report, null);
            if (record.value().length <= MAX_RECORD_BYTES) {
                return record;
            }
            fault = malformed(Reason.TOO_LARGE);
        }
        return unshaped(fault, from);
    }

    /**
     * The record that is left when {@link #audit} failed after all, or gave more than the topic accepts: origin, size and
     * keyed hash of the value, which is not looked into.
     *
     * @param now the reader's clock, milliseconds since the epoch
     */
    public AuditRecord unprocessable(SourceRecord source, long now) {
        MalformedEvent fault = malformed(Reason.UNPROCESSABLE);
        Provenance from = source.topic() == Topic.REQUEST_EVENTS || source.topic() == Topic.AUTH_EVENTS
                ? Provenance.of(source, fault, policy, now)
                : Provenance.unknown(source, now);
        return unshaped(fault, from);
    }

    private static @Nullable MalformedEvent fault(Event event, Provenance from, long now) {
        if (!RecordTime.isPossible(from.source(), now)) {
            return malformed(Reason.BAD_TIMESTAMP);
        }
        if (event instanceof MalformedEvent malformed) {
            return malformed;
        }
        return from.client() == null ? malformed(Reason.MISSING_ADDRESS) : null;
    }

    private Reading read(SourceRecord source) {
        byte[] value = source.value();
        MalformedEvent refused = EventScan.refuse(value);
        if (refused != null || value == null) {
            return Reading.failed(refused == null ? malformed(Reason.EMPTY) : refused);
        }
        try (EventScan scan = EventScan.open(value)) {
            return read(scan, source.topic(), value);
        } catch (IOException | RuntimeException e) {
            return Reading.failed(malformed(Reason.NOT_JSON));
        }
    }

    private Reading read(EventScan scan, Topic topic, byte[] value) throws IOException {
        try {
            while (scan.nextToken() != null) {
                // the scan looks at each token on its way; what follows the document makes the event malformed
            }
            Event event = scan.event(topic);
            if (event instanceof MalformedEvent) {
                return Reading.failed(event);
            }
            Masked masked = sanitizer.mask(value);
            return MAPPER.readTree(masked.bytes()) instanceof ObjectNode fields
                    ? new Reading(event, fields, masked.report())
                    : Reading.failed(malformed(Reason.UNPROCESSABLE));
        } catch (IOException e) {
            return Reading.failed(scan.malformed(e));
        }
    }

    private ObjectNode shaped(Reading reading, Provenance from) {
        ObjectNode record = reading.event instanceof RequestEvent request
                ? shape.request(request, reading.masked, from)
                : shape.authentication((AuthEvent) reading.event, reading.masked, from);
        return envelope.close(record, reading.masked, from, reading.report);
    }

    private ObjectNode error(MalformedEvent fault, Provenance from) {
        ObjectNode record = envelope.open(
                from, OcsfClass.APPLICATION_ERROR, Activity.TRANSLATION_ERROR, Outcome.FAILURE, Severity.MEDIUM);
        record.put("message", fault.message())
                .put("status_detail", fault.reason().text());
        ObjectNode rest = JsonDocument.object();
        envelope.close(record, rest, from, new MaskReport());
        byte[] value = from.source().value();
        ObjectNode said = (ObjectNode) rest.get("sordini");
        said.put("reason", fault.reason().text());
        said.put("size", value == null ? 0 : value.length);
        said.put("value_hash", envelope.contentHash(from.source()));
        if (fault.field() != null) {
            said.put("field", fault.field());
        }
        if (from.client() != null) {
            said.put("client_ip", from.client().text());
        }
        return record;
    }

    private AuditRecord unshaped(MalformedEvent fault, Provenance from) {
        return record(from, error(fault, from), new MaskReport(), fault.reason());
    }

    private static AuditRecord record(Provenance from, ObjectNode shaped, MaskReport report, @Nullable Reason fault) {
        return new AuditRecord(
                from.key(),
                JsonDocument.bytes(shaped),
                from.time(),
                shaped.get("class_uid").intValue(),
                shaped.get("severity_id").intValue(),
                shaped.get("metadata").get("uid").textValue(),
                report.counts(),
                fault);
    }

    private static MalformedEvent malformed(Reason reason) {
        return new MalformedEvent(reason, null, null);
    }

    /** What one pass over the bytes gave: the raw event, and every field masked. */
    private record Reading(Event event, ObjectNode masked, MaskReport report) {
        static Reading failed(Event event) {
            return new Reading(event, JsonDocument.object(), new MaskReport());
        }
    }
}
