package io.sordini.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.core.sanitize.MaskReport;
import io.sordini.core.sanitize.Sanitizer;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.subject.Keyset;
import java.nio.charset.StandardCharsets;

/** The attributes that every audit record has, whatever its class. */
final class Envelope {

    private static final int MAX_MASKED_ORIGIN = 4 * SourceRecord.MAX_ORIGIN;

    private final Keyset keys;
    private final Sanitizer sanitizer;
    private final String policy;

    Envelope(Keyset keys, Sanitizer sanitizer, String policy) {
        this.keys = keys;
        this.sanitizer = sanitizer;
        this.policy = policy;
    }

    /** Keyed hash of a value of one kind, so that equal values can be found without being known. */
    String pseudonym(String kind, String value) {
        return keys.hash(kind + "|" + value);
    }

    /** Keyed hash of origin and bytes: the same record always has the same identity. */
    String uid(SourceRecord source) {
        return pseudonym("event", source.origin() + "|" + bytes(source));
    }

    String contentHash(SourceRecord source) {
        return pseudonym("value", bytes(source));
    }

    private static String bytes(SourceRecord source) {
        byte[] value = source.value();
        return value == null ? "" : new String(value, StandardCharsets.ISO_8859_1);
    }

    String mask(String text) {
        return sanitizer.maskText(text);
    }

    ObjectNode open(Provenance from, OcsfClass type, Activity activity, Outcome outcome, Severity severity) {
        ObjectNode record = JsonDocument.object()
                .put("category_uid", type.category())
                .put("class_uid", type.uid())
                .put("class_name", type.caption())
                .put("activity_id", activity.id())
                .put("activity_name", activity.caption())
                .put("type_uid", type.uid() * 100L + activity.id())
                .put("time", from.time())
                .put("severity_id", severity.id())
                .put("severity", severity.caption())
                .put("status_id", outcome.id())
                .put("status", outcome.caption());
        ObjectNode metadata = record.putObject("metadata").put("version", OcsfClass.VERSION);
        metadata.put("uid", uid(from.source()));
        metadata.put("log_name", from.source().topic().suffix());
        metadata.putObject("product").put("name", "Sordini").put("vendor_name", "Sordini");
        return record;
    }

    /** Adds what the masked event says of itself to the metadata. */
    void describe(ObjectNode record, ObjectNode masked) {
        ObjectNode metadata = (ObjectNode) record.get("metadata");
        moveText(masked, "timestamp", metadata, "original_time");
        moveText(masked, "correlation_id", metadata, "correlation_uid");
    }

    static void moveText(ObjectNode from, String field, ObjectNode to, String name) {
        JsonNode value = from.get(field);
        if (value != null && value.isValueNode() && !value.isNull()) {
            from.remove(field);
            to.put(name, value.asText());
        }
    }

    /** Everything that found no place, and what Sordini has to say about the record. */
    ObjectNode close(ObjectNode record, ObjectNode rest, Provenance from, MaskReport report) {
        JsonNode forged = rest.remove("sordini");
        if (forged != null) {
            rest.set("event_sordini", forged);
        }
        ObjectNode own = rest.putObject("sordini");
        String origin = mask(from.source().origin());
        own.put("origin", origin.length() > MAX_MASKED_ORIGIN ? origin.substring(0, MAX_MASKED_ORIGIN) : origin);
        own.put("policy", policy);
        own.put("masking_rules", sanitizer.ruleSet());
        if (!from.flags().isEmpty()) {
            from.flags().forEach(own.putArray("flags")::add);
        }
        ObjectNode counts = own.putObject("masking");
        report.counts().forEach((found, count) -> counts.put(found.text(), count));
        record.set("unmapped", rest);
        return record;
    }
}
