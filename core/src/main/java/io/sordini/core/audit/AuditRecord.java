package io.sordini.core.audit;

/**
 * One record of the audit log.
 *
 * @param key canonical client address, or {@code unknown}
 * @param value OCSF event, JSON
 * @param timestamp the source record's, milliseconds since the epoch
 * @param classUid OCSF class, also a record header
 * @param severityId OCSF severity, also a record header
 * @param uid identity of the event, also a record header
 */
@SuppressWarnings("ArrayRecordComponent") // handed through to the producer and never compared
public record AuditRecord(String key, byte[] value, long timestamp, int classUid, int severityId, String uid) {

    /** The version of OCSF that records state, also a record header. */
    public static final String OCSF_VERSION = OcsfClass.VERSION;
}
