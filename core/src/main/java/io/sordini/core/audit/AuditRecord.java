package io.sordini.core.audit;

import io.sordini.core.sanitize.scan.MaskClass;
import io.sordini.schemas.event.MalformedEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One record of the audit log.
 *
 * @param key canonical client address, or {@code unknown}
 * @param value OCSF event, JSON
 * @param timestamp the source record's, milliseconds since the epoch
 * @param classUid OCSF class, also a record header
 * @param severityId OCSF severity, also a record header
 * @param uid identity of the event, also a record header
 * @param masked how many values of each class were masked
 * @param fault why the source record could not be shaped, where it could not
 */
@SuppressWarnings("ArrayRecordComponent") // handed through to the producer and never compared
public record AuditRecord(
        String key,
        byte[] value,
        long timestamp,
        int classUid,
        int severityId,
        String uid,
        Map<MaskClass, Integer> masked,
        MalformedEvent.@Nullable Reason fault) {

    /** Every class that {@link #classUid} can be. */
    public static final Set<Integer> CLASS_UIDS =
            Arrays.stream(OcsfClass.values()).map(OcsfClass::uid).collect(Collectors.toUnmodifiableSet());

    public AuditRecord {
        masked = Map.copyOf(masked);
    }

    /** The version of OCSF that records state, also a record header. */
    public static final String OCSF_VERSION = OcsfClass.VERSION;
}
