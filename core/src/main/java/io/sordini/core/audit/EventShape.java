package io.sordini.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.core.policy.AuthEndpoint;
import io.sordini.core.policy.Policy;
import io.sordini.core.request.BodyField;
import io.sordini.core.request.RequestPath;
import io.sordini.schemas.event.AuthEvent;
import io.sordini.schemas.event.RequestEvent;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns an event and its masked fields into the record of its class. Raw values leave only as keyed hashes. */
final class EventShape {

    private static final String UNKNOWN = "unknown";

    private final Policy policy;
    private final Envelope envelope;

    EventShape(Policy policy, Envelope envelope) {
        this.policy = policy;
        this.envelope = envelope;
    }

    ObjectNode request(RequestEvent event, ObjectNode masked, Provenance from) {
        Optional<AuthEndpoint> endpoint =
                policy.authEndpoint(event.method(), RequestPath.of(event.path()).normalized());
        ObjectNode record = endpoint.isPresent()
                ? authenticating(event, endpoint.get(), masked, from)
                : activity(event, masked, from);
        HttpShape.shape(event, masked, record);
        refused(event, record);
        return finish(record, masked, from, event.apiKey());
    }

    private ObjectNode activity(RequestEvent event, ObjectNode masked, Provenance from) {
        ObjectNode record = envelope.open(
                from,
                OcsfClass.HTTP_ACTIVITY,
                Activity.ofMethod(event.method().toUpperCase(Locale.ROOT)),
                Outcome.ofStatus(event.status()),
                Severity.INFORMATIONAL);
        JsonNode server = masked.remove("server_id");
        if (server != null && server.isTextual()) {
            record.putObject("dst_endpoint").set("name", server);
        }
        // The class has neither user nor session, so they go where unknown attributes go.
        JsonNode name = masked.remove("user");
        if (event.user() != null) {
            user(masked.putObject("user"), name, event.user());
        }
        masked.remove("session_id");
        if (event.sessionId() != null) {
            masked.putObject("session").put("uid", envelope.pseudonym("session", event.sessionId()));
        }
        return record;
    }

    private ObjectNode authenticating(RequestEvent event, AuthEndpoint endpoint, ObjectNode masked, Provenance from) {
        Integer status = event.status();
        Outcome outcome = status != null && endpoint.failureStatuses().contains(status)
                ? Outcome.FAILURE
                : Outcome.ofStatus(status);
        ObjectNode record = authentication(Activity.of(endpoint.kind()), outcome, from);
        String user = event.user() != null
                ? event.user()
                : BodyField.find(event.requestBody(), endpoint.user()).orElse(null);
        principal(record, masked, user, event.sessionId());
        return record;
    }

    ObjectNode authentication(AuthEvent event, ObjectNode masked, Provenance from) {
        ObjectNode record = authentication(Activity.of(event.type()), Outcome.of(event.type()), from);
        principal(record, masked, event.user(), event.sessionId());
        Envelope.moveText(masked, "reason", record, "status_detail");
        if (event.mfaMethod() != null) {
            record.put("is_mfa", true);
        }
        hash(masked, "jti", event.jti());
        hash(masked, "family", event.family());
        return finish(record, masked, from, null);
    }

    private ObjectNode authentication(Activity activity, Outcome outcome, Provenance from) {
        Severity severity = outcome == Outcome.FAILURE ? Severity.LOW : Severity.INFORMATIONAL;
        return envelope.open(from, OcsfClass.AUTHENTICATION, activity, outcome, severity);
    }

    private void principal(ObjectNode record, ObjectNode masked, @Nullable String user, @Nullable String session) {
        JsonNode name = masked.remove("user");
        ObjectNode shaped = record.putObject("user");
        if (user == null) {
            shaped.put("name", UNKNOWN);
        } else {
            user(shaped, name, user);
        }
        masked.remove("session_id");
        if (session != null) {
            record.putObject("session").put("uid", envelope.pseudonym("session", session));
        }
        JsonNode server = masked.remove("server_id");
        record.putObject("service").put("name", server != null && server.isTextual() ? server.asText() : UNKNOWN);
    }

    private void user(ObjectNode shaped, @Nullable JsonNode masked, String raw) {
        shaped.put("name", masked != null && masked.isTextual() ? masked.asText() : envelope.mask(raw));
        shaped.put("uid", envelope.pseudonym("user", raw.strip().toLowerCase(Locale.ROOT)));
    }

    private void hash(ObjectNode masked, String field, @Nullable String raw) {
        if (raw != null) {
            masked.put(field, envelope.pseudonym(field, raw));
        }
    }

    /** What an enforcer refused by a decision says so in the attributes that SIEMs look at. */
    private static void refused(RequestEvent event, ObjectNode record) {
        if (event.decision() == null) {
            return;
        }
        ((ObjectNode) record.get("metadata")).putArray("profiles").add("security_control");
        record.put("action_id", 2)
                .put("action", "Denied")
                .put("disposition_id", 2)
                .put("disposition", "Blocked");
    }

    private ObjectNode finish(ObjectNode record, ObjectNode masked, Provenance from, @Nullable String apiKey) {
        hash(masked, "api_key", apiKey);
        masked.remove("client_ip");
        record.putObject("src_endpoint")
                .put("ip", Objects.requireNonNull(from.client()).text());
        envelope.describe(record, masked);
        return record;
    }
}
