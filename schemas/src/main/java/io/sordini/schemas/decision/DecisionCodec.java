package io.sordini.schemas.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON form of decisions, times in milliseconds: the values of {@code blocklist}, {@code revocations} and {@code decisions}. */
public final class DecisionCodec {

    private DecisionCodec() {}

    public static byte[] encode(Decision decision) {
        return JsonDocument.bytes(toJson(decision));
    }

    public static byte[] encode(DecisionChange change) {
        ObjectNode json = JsonDocument.object();
        json.put("change", change.type().text());
        json.put("at", JsonDocument.text(change.at()));
        json.set("decision", toJson(change.decision()));
        return JsonDocument.bytes(json);
    }

    /** @throws CodecException when the bytes are no decision */
    public static Decision decode(byte[] bytes) {
        return fromJson(JsonDocument.parse(bytes, "decision"));
    }

    /** @throws CodecException when the bytes are no change of a decision */
    public static DecisionChange decodeChange(byte[] bytes) {
        JsonDocument json = JsonDocument.parse(bytes, "decision change");
        for (DecisionChange.Type type : DecisionChange.Type.values()) {
            if (type.text().equals(json.text("change"))) {
                Decision decision = fromJson(JsonDocument.of(json.node("decision"), "decision"));
                return new DecisionChange(type, json.instant("at"), decision);
            }
        }
        throw json.wrong("change", "created, extended, replaced or lifted");
    }

    private static ObjectNode toJson(Decision decision) {
        ObjectNode json = JsonDocument.object();
        json.put("id", decision.id());
        json.putObject("subject")
                .put("scope", decision.subject().scope().text())
                .put("value", decision.subject().value());
        json.put("action", decision.action().text());
        json.put("rule", decision.rule());
        json.put("mode", decision.shadow() ? "shadow" : "enforce");
        json.put("reason", decision.reason());
        json.put("created_at", JsonDocument.text(decision.createdAt()));
        json.put("expires_at", JsonDocument.text(decision.expiresAt()));
        json.put("retry_after_ms", decision.retryAfterMs());
        json.put("version", decision.version());
        json.put("policy_version", decision.policyVersion());
        ArrayNode labels = json.putArray("labels");
        decision.labels().forEach(labels::add);
        if (decision.actor() != null) {
            json.put("actor", decision.actor());
        }
        if (!decision.except().isEmpty()) {
            ArrayNode except = json.putArray("except");
            decision.except().forEach(except::add);
        }
        if (decision.cause() != null) {
            json.put("cause", decision.cause());
        }
        json.set("evidence", toJson(decision.evidence()));
        return json;
    }

    private static ObjectNode toJson(Evidence evidence) {
        ObjectNode json = JsonDocument.object();
        ObjectNode arithmetic = json.putObject("arithmetic");
        evidence.arithmetic().forEach(arithmetic::put);
        json.put("events", evidence.events());
        json.put("first_at", JsonDocument.text(evidence.firstAt()));
        json.put("last_at", JsonDocument.text(evidence.lastAt()));
        ArrayNode origins = json.putArray("origins");
        evidence.origins().forEach(origins::add);
        return json;
    }

    private static Decision fromJson(JsonDocument json) {
        return new Decision(
                json.text("id"),
                subject(JsonDocument.of(json.node("subject"), "decision subject")),
                Action.parse(json.text("action")).orElseThrow(() -> json.wrong("action", "an action")),
                json.text("rule"),
                shadow(json),
                json.text("reason"),
                json.instant("created_at"),
                json.instant("expires_at"),
                json.number("retry_after_ms"),
                json.number("version"),
                json.text("policy_version"),
                texts(json, "labels"),
                json.has("actor") ? json.text("actor") : null,
                json.has("except") ? except(json) : List.of(),
                json.has("cause") ? json.text("cause") : null,
                evidence(JsonDocument.of(json.node("evidence"), "decision evidence")));
    }

    private static List<String> except(JsonDocument json) {
        List<String> except = texts(json, "except");
        if (except.size() > Decision.MAX_EXCEPT) {
            throw json.wrong("except", "at most " + Decision.MAX_EXCEPT + " entries");
        }
        return except;
    }

    private static boolean shadow(JsonDocument json) {
        return switch (json.text("mode")) {
            case "shadow" -> true;
            case "enforce" -> false;
            default -> throw json.wrong("mode", "enforce or shadow");
        };
    }

    private static Subject subject(JsonDocument json) {
        Scope scope = Scope.parse(json.text("scope")).orElseThrow(() -> json.wrong("scope", "a scope"));
        String value = json.text("value");
        if (value.length() > Subject.MAX_VALUE) {
            throw json.wrong("value", "at most " + Subject.MAX_VALUE + " characters");
        }
        return new Subject(scope, value);
    }

    private static Evidence evidence(JsonDocument json) {
        if (!json.node("arithmetic").isObject()) {
            throw json.wrong("arithmetic", "whole numbers by name");
        }
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> number : json.node("arithmetic").properties()) {
            if (!number.getValue().isIntegralNumber() || !number.getValue().canConvertToLong()) {
                throw json.wrong("arithmetic", "whole numbers by name"); // the name is content and not repeated
            }
            arithmetic.put(number.getKey(), number.getValue().longValue());
        }
        List<String> origins = texts(json, "origins");
        if (origins.size() > Evidence.MAX_ORIGINS) {
            throw json.wrong("origins", "at most " + Evidence.MAX_ORIGINS + " entries");
        }
        return new Evidence(
                arithmetic, json.number("events"), json.instant("first_at"), json.instant("last_at"), origins);
    }

    private static List<String> texts(JsonDocument json, String field) {
        List<String> texts = new ArrayList<>();
        if (!json.node(field).isArray()) {
            throw json.wrong(field, "a list of texts");
        }
        for (JsonNode element : json.node(field)) {
            if (!element.isTextual()) {
                throw json.wrong(field, "a list of texts");
            }
            texts.add(element.textValue());
        }
        return texts;
    }
}
