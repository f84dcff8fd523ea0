package io.sordini.core.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Subject;
import java.util.Locale;

/** What was decided: Detection Finding, with the finding's arithmetic and where its events are. */
final class DecisionShape {

    private static final int ANALYTIC_RULE = 1;
    private static final String ATTACK_LABEL = "attack.";

    private final Envelope envelope;

    DecisionShape(Envelope envelope) {
        this.envelope = envelope;
    }

    ObjectNode shape(Provenance from, DecisionChange change, ObjectNode rest) {
        Decision decision = change.decision();
        Effect effect = Effect.of(decision);
        ObjectNode record = envelope.open(
                from, OcsfClass.DETECTION_FINDING, Activity.of(change.type()), Outcome.UNKNOWN, effect.severity());
        ((ObjectNode) record.get("metadata")).putArray("profiles").add("security_control");
        effect.write(record);
        boolean closed = change.type() == DecisionChange.Type.LIFTED;
        record.put("status_id", closed ? 4 : 1).put("status", closed ? "Resolved" : "New");
        String reason = envelope.mask(decision.reason());
        record.put("message", reason);
        finding(decision, reason, record.putObject("finding_info"));
        evidence(decision.subject(), record.putArray("evidences").addObject());
        describe(change, rest.putObject("decision"));
        return record;
    }

    private void finding(Decision decision, String reason, ObjectNode finding) {
        Evidence evidence = decision.evidence();
        String rule = envelope.mask(decision.rule());
        finding.put("uid", envelope.mask(decision.id()))
                .put("title", rule)
                .put("desc", reason)
                .put("created_time", decision.createdAt().toEpochMilli())
                .put("first_seen_time", evidence.firstAt().toEpochMilli())
                .put("last_seen_time", evidence.lastAt().toEpochMilli());
        finding.putObject("analytic")
                .put("name", rule)
                .put("type_id", ANALYTIC_RULE)
                .put("type", "Rule");
        ArrayNode attacks = JsonDocument.object().arrayNode();
        for (String label : decision.labels()) {
            if (label.startsWith(ATTACK_LABEL)) {
                String technique = label.substring(ATTACK_LABEL.length()).toUpperCase(Locale.ROOT);
                attacks.addObject().putObject("technique").put("uid", envelope.mask(technique));
            }
        }
        if (!attacks.isEmpty()) {
            finding.set("attacks", attacks);
        }
    }

    private static void evidence(Subject subject, ObjectNode evidence) {
        switch (subject.scope()) {
            case IP ->
                evidence.putObject("src_endpoint")
                        .put(
                                "ip",
                                Network.parse(subject.value())
                                        .orElseThrow()
                                        .base()
                                        .text());
            case USER -> evidence.putObject("user").put("uid", subject.key());
            case RANGE, SESSION, TOKEN, FAMILY, API_KEY, TENANT, PASSWORD ->
                evidence.putObject("data").put("subject", subject.key());
        }
    }

    private void describe(DecisionChange change, ObjectNode own) {
        Decision decision = change.decision();
        own.put("change", change.type().text());
        own.put("subject", decision.subject().key());
        own.put("action", decision.action().text());
        own.put("mode", decision.shadow() ? "shadow" : "enforce");
        own.put("expires_at", JsonDocument.text(decision.expiresAt()));
        own.put("version", decision.version());
        own.put("policy", envelope.mask(decision.policyVersion()));
        if (decision.actor() != null) {
            own.put("actor", envelope.mask(decision.actor()));
        }
        if (decision.cause() != null) {
            own.put("cause", envelope.mask(decision.cause()));
        }
        decision.labels().stream().map(envelope::mask).forEach(own.putArray("labels")::add);
        Evidence evidence = decision.evidence();
        own.put("events", evidence.events());
        ObjectNode arithmetic = own.putObject("arithmetic");
        evidence.arithmetic().forEach((name, number) -> arithmetic.put(envelope.mask(name), number));
        evidence.origins().stream().map(envelope::mask).forEach(own.putArray("origins")::add);
    }

    /** What enforcers do, with the numbers of OCSF's action, disposition and severity. */
    private record Effect(int actionId, String action, int dispositionId, String disposition, Severity severity) {

        static Effect of(Decision decision) {
            if (decision.shadow()) {
                return new Effect(3, "Observed", 15, "Detected", Severity.LOW);
            }
            return switch (decision.action()) {
                case ALLOW -> new Effect(1, "Allowed", 1, "Allowed", Severity.INFORMATIONAL);
                case ALERT -> new Effect(3, "Observed", 19, "Alert", Severity.MEDIUM);
                case CHALLENGE -> new Effect(2, "Denied", 23, "Challenge", Severity.LOW);
                case THROTTLE -> new Effect(2, "Denied", 14, "Delayed", Severity.LOW);
                case BLOCK -> new Effect(2, "Denied", 2, "Blocked", Severity.MEDIUM);
                case REVOKE -> new Effect(2, "Denied", 24, "Access Revoked", Severity.MEDIUM);
            };
        }

        void write(ObjectNode record) {
            record.put("action_id", actionId)
                    .put("action", action)
                    .put("disposition_id", dispositionId)
                    .put("disposition", disposition);
        }
    }
}
