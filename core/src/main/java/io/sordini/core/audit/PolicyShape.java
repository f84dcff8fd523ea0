package io.sordini.core.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.core.command.Authority;
import io.sordini.core.command.Standing;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyException;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.PolicyOrder;
import io.sordini.schemas.command.PolicyOrderCodec;
import io.sordini.schemas.policy.PolicyDocument;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a policy: Entity Management. Which document it was says the hash in its label; who published it, why, and
 * what it replaced says the order that stands beside it.
 */
final class PolicyShape {

    private final Envelope envelope;
    private final Authority authority;

    PolicyShape(Envelope envelope, Authority authority) {
        this.envelope = envelope;
        this.authority = authority;
    }

    /**
     * Shapes what was published, or taken back.
     *
     * @throws io.sordini.schemas.CodecException when it is no text
     */
    ObjectNode shape(Provenance from, String name, ObjectNode rest) {
        byte[] document = from.source().value();
        if (document == null) {
            return record(from, Activity.DELETE, Outcome.SUCCESS, "The policy was taken back.");
        }
        PolicyOrder order = order(from.source().order());
        ObjectNode record = published(from, document, order);
        order(record, order, order == null ? null : authority.standing(order, name, document, from.time()), rest);
        return record;
    }

    private ObjectNode published(Provenance from, byte[] document, @Nullable PolicyOrder order) {
        try {
            Policy policy = PolicyReader.read("policy", PolicyDocument.text(document));
            String before = order == null || order.replaces() == null ? "" : " in place of " + order.replaces();
            String what = "The policy " + policy.label() + " with "
                    + policy.limits().size() + " limits and " + policy.rules().size() + " rules was published"
                    + envelope.mask(before) + ".";
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

    /** What cannot be read is none: whoever may write to the topic may write anything beside a document. */
    private static @Nullable PolicyOrder order(byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : PolicyOrderCodec.decode(bytes);
        } catch (CodecException e) {
            return null;
        }
    }

    private void order(ObjectNode record, @Nullable PolicyOrder order, @Nullable Standing standing, ObjectNode rest) {
        ObjectNode own = rest.putObject("command").put("type", "apply");
        if (order == null || standing == null) {
            own.put("actor_is", "unstated");
            return;
        }
        record.putObject("actor").putObject("user").put("name", envelope.mask(order.actor()));
        record.put("comment", envelope.mask(order.reason()));
        own.put("id", envelope.mask(order.id()));
        own.put("actor_is", standing.kind().text());
        own.put("from", envelope.mask(order.replaces() == null ? "" : order.replaces()));
        own.put("to", envelope.mask(order.policy()));
        own.put("issued_at", JsonDocument.text(order.issuedAt()));
        Command.Signature signature = order.signature();
        if (signature != null && standing.kind() == Standing.Kind.SIGNED) {
            own.put("signing_key", signature.key());
        }
        if (standing.isRefused()) { // it is taken over all the same, by the right to write to the topic
            record.put("severity_id", Severity.MEDIUM.id()).put("severity", Severity.MEDIUM.caption());
            record.put("status_detail", "Nobody vouches for the actor: " + standing.refusal());
        }
    }
}
