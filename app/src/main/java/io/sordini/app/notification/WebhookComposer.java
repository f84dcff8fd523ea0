package io.sordini.app.notification;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import java.time.Instant;

/**
 * The payload of Standard Webhooks: {@code type}, {@code timestamp}, {@code data}. The data of a single decision is the
 * change as it stands on the topic.
 */
final class WebhookComposer implements Composer {

    @Override
    public byte[] single(DecisionChange change) {
        ObjectNode json = payload("decision." + change.type().text(), change.at());
        JsonDocument data = JsonDocument.parse(DecisionCodec.encode(change), "decision change");
        ObjectNode copy = json.putObject("data");
        for (String field : new String[] {"change", "at", "decision"}) {
            copy.set(field, data.node(field));
        }
        return JsonDocument.bytes(json);
    }

    @Override
    public byte[] summary(Summary summary) {
        ObjectNode json = payload("decision.summary", summary.to());
        ObjectNode data = json.putObject("data");
        data.put("from", JsonDocument.text(summary.from()));
        data.put("to", JsonDocument.text(summary.to()));
        data.put("decisions", summary.count());
        ArrayNode rules = data.putArray("rules");
        summary.byRule()
                .forEach(rule -> rules.addObject().put("rule", rule.getKey()).put("decisions", rule.getValue()));
        ArrayNode subjects = data.putArray("strongest");
        summary.strongest().forEach(decision -> {
            ObjectNode one = subjects.addObject();
            one.putObject("subject")
                    .put("scope", decision.subject().scope().text())
                    .put("value", decision.subject().value());
            one.put("id", decision.id());
            one.put("action", decision.action().text());
            one.put("rule", decision.rule());
            one.put("mode", decision.shadow() ? "shadow" : "enforce");
            one.put("expires_at", JsonDocument.text(decision.expiresAt()));
        });
        return JsonDocument.bytes(json);
    }

    private static ObjectNode payload(String type, Instant timestamp) {
        ObjectNode json = JsonDocument.object();
        json.put("type", type);
        json.put("timestamp", JsonDocument.text(timestamp));
        return json;
    }
}
