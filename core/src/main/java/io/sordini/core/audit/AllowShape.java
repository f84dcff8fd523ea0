package io.sordini.core.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.policy.AllowEntry;
import io.sordini.schemas.subject.Subject;
import org.jspecify.annotations.Nullable;

/** What happened to the list of allowed addresses: Entity Management. */
final class AllowShape {

    private final Envelope envelope;

    AllowShape(Envelope envelope) {
        this.envelope = envelope;
    }

    /** @param entry absent where it was taken back */
    ObjectNode shape(Provenance from, Subject subject, @Nullable AllowEntry entry, ObjectNode rest) {
        ObjectNode record = envelope.open(
                from,
                OcsfClass.ENTITY_MANAGEMENT,
                entry == null ? Activity.DELETE : Activity.CREATE,
                Outcome.SUCCESS,
                Severity.INFORMATIONAL);
        record.putObject("entity").put("uid", AllowEntry.key(subject)).put("type", "allow entry");
        if (entry == null) {
            return record;
        }
        String reason = envelope.mask(entry.reason());
        record.put("comment", reason).put("message", reason);
        if (entry.actor() != null) {
            record.putObject("actor").putObject("user").put("name", envelope.mask(entry.actor()));
        }
        if (entry.until() != null) {
            rest.putObject("allow").put("until", JsonDocument.text(entry.until()));
        }
        return record;
    }
}
