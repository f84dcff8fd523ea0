package io.sordini.core.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Events of which the audit log is all that is left, beside those that are there. What was masked stays masked: they say less
 * than the events did, and never more. So a rule that fires again over them did fire, and one that does not may have.
 */
public final class AuditedEvents implements RecordedEvents {

    private final RecordedEvents there;
    private final Map<String, SourceRecord> audited = new LinkedHashMap<>();

    /**
     * Events with those that are gone.
     *
     * @param records of the audit log, by the origin of their event; what none can be made of is left out
     */
    public AuditedEvents(RecordedEvents there, Map<String, byte[]> records) {
        this.there = there;
        records.forEach((origin, record) -> event(record, origin).ifPresent(event -> audited.put(origin, event)));
    }

    @Override
    public Map<String, SourceRecord> at(List<String> origins, Instant from, Instant to) {
        Map<String, SourceRecord> found = new HashMap<>(there.at(origins, from, to));
        origins.stream().filter(audited::containsKey).forEach(origin -> found.computeIfAbsent(origin, audited::get));
        return found;
    }

    @Override
    public Stretch between(Instant from, Instant to, Predicate<SourceRecord> wanted) {
        return there.between(from, to, wanted); // the audit log is looked up for the listed events only
    }

    private static Optional<SourceRecord> event(byte[] record, String origin) {
        try {
            JsonDocument json = JsonDocument.parse(record, "audit record");
            String source = json.node("metadata").path("log_name").asText();
            if (source.equals(Topic.REQUEST_EVENTS.suffix())) {
                return Optional.of(event(Topic.REQUEST_EVENTS, request(json), json, origin));
            }
            return source.equals(Topic.AUTH_EVENTS.suffix())
                    ? Optional.of(event(Topic.AUTH_EVENTS, authentication(json), json, origin))
                    : Optional.empty();
        } catch (CodecException e) {
            return Optional.empty();
        }
    }

    private static SourceRecord event(Topic topic, ObjectNode event, JsonDocument json, String origin) {
        String address = json.node("src_endpoint").path("ip").asText();
        event.put("client_ip", address);
        // The pseudonym tells users apart as their names do, and is nobody's name.
        copy(principal(json, "user").path("uid"), event, "user");
        copy(principal(json, "session").path("uid"), event, "session_id");
        copy(server(json), event, "server_id");
        return new SourceRecord(topic, address, JsonDocument.bytes(event), json.number("time"), origin);
    }

    private static ObjectNode request(JsonDocument json) {
        JsonNode request = json.node("http_request");
        ObjectNode event = JsonDocument.object();
        copy(request.path("http_method"), event, "method");
        copy(request.path("url").path("path"), event, "path");
        copy(request.path("url").path("query_string"), event, "query_params");
        copy(request.path("user_agent"), event, "user_agent");
        JsonNode status = json.node("http_response").path("code");
        if (status.isInt()) {
            event.set("status_code", status);
        }
        if (json.node("disposition_id").asInt()
                == 2) { // an enforcer refused it; which decision that was is not looked at
            event.put("decision", origin(json));
        }
        return event;
    }

    private static ObjectNode authentication(JsonDocument json) {
        String activity = json.node("activity_name").asText();
        boolean failed = json.node("status").asText().equals("Failure");
        return JsonDocument.object()
                .put(
                        "type",
                        switch (activity) {
                            case "Logon" -> failed ? "login_failed" : "login_succeeded";
                            case "Logoff" -> "logout";
                            default -> activity;
                        });
    }

    /** HTTP Activity has no place for user and session, so there they stand among the unknown fields. */
    private static JsonNode principal(JsonDocument json, String field) {
        JsonNode known = json.node(field);
        return known.isMissingNode() ? json.node("unmapped").path(field) : known;
    }

    private static JsonNode server(JsonDocument json) {
        JsonNode known = json.node("dst_endpoint").path("name");
        return known.isMissingNode() ? json.node("service").path("name") : known;
    }

    private static String origin(JsonDocument json) {
        return json.node("unmapped").path("sordini").path("origin").asText();
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.isTextual()) {
            to.set(field, from);
        }
    }
}
