package io.sordini.core.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyException;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.policy.PolicyDocument;
import org.jspecify.annotations.Nullable;

/** What happened to a policy: Entity Management. Which document it was says the hash in its label. */
final class PolicyShape {

    private final Envelope envelope;

    PolicyShape(Envelope envelope) {
        this.envelope = envelope;
    }

    /**
     * Shapes what was published.
     *
     * @param document absent where it was taken back
     * @throws io.sordini.schemas.CodecException when it is no text
     */
    ObjectNode shape(Provenance from, byte @Nullable [] document) {
        if (document == null) {
            return record(from, Activity.DELETE, Outcome.SUCCESS, "The policy was taken back.");
        }
        try {
            Policy policy = PolicyReader.read("policy", PolicyDocument.text(document));
            String what = "The policy " + policy.label() + " with "
                    + policy.limits().size() + " limits and " + policy.rules().size() + " rules was published.";
            ObjectNode record = record(from, Activity.UPDATE, Outcome.SUCCESS, what);
            ((ObjectNode) record.get("entity")).put("name", policy.name()).put("version", policy.label());
            return record;
        } catch (PolicyException e) {
            String what = "What was published is no policy, for " + e.problems().size() + " reasons.";
            return record(from, Activity.UPDATE, Outcome.FAILURE, what);
        }
    }

    private ObjectNode record(Provenance from, Activity activity, Outcome outcome, String message) {
        Severity severity = outcome == Outcome.SUCCESS ? Severity.INFORMATIONAL : Severity.MEDIUM;
        ObjectNode record = envelope.open(from, OcsfClass.ENTITY_MANAGEMENT, activity, outcome, severity);
        record.putObject("entity").put("uid", from.key()).put("type", "policy");
        return record.put("message", message);
    }
}
