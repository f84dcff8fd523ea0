package io.sordini.topology;

import io.sordini.core.audit.AuditRecord;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** What a reader of the audit log can see without parsing a record; every value is text in UTF-8. */
public final class AuditHeaders {

    /** OCSF class, such as {@code 4002}. */
    public static final String CLASS_UID = "class_uid";

    /** Version of the OCSF schema, such as {@code 1.8.0}. */
    public static final String OCSF_VERSION = "ocsf_version";

    /** OCSF severity, from {@code 1} (informational) to {@code 6} (fatal). */
    public static final String SEVERITY_ID = "severity_id";

    /** Identity of the event, the same as {@code metadata.uid} in the record. */
    public static final String UID = "uid";

    /** Where the source record stands: {@code topic-partition@offset}. */
    public static final String SOURCE = "source";

    /** Number of the record in its partition of the audit log, from 0 without a gap. */
    public static final String SEQUENCE = "seq";

    private AuditHeaders() {}

    static Headers of(AuditRecord audit, RecordMetadata source, long sequence) {
        Headers headers = new RecordHeaders();
        add(headers, CLASS_UID, Integer.toString(audit.classUid()));
        add(headers, OCSF_VERSION, AuditRecord.OCSF_VERSION);
        add(headers, SEVERITY_ID, Integer.toString(audit.severityId()));
        add(headers, UID, audit.uid());
        add(headers, SOURCE, source.topic() + "-" + source.partition() + "@" + source.offset());
        add(headers, SEQUENCE, Long.toString(sequence));
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
