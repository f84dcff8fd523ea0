package io.sordini.app.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionCodec;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A dossier as a line of JSON. */
final class DossierJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Longest event that is shown as a whole, in bytes. */
    private static final int MOST_SHOWN = 16 * 1024;

    private DossierJson() {}

    static String of(Dossier dossier) {
        Decision decision = dossier.decision();
        ObjectNode json = JsonDocument.object();
        json.put("subject", decision.subject().key());
        json.put("verdict", dossier.judgement().support().text());
        dossier.judgement().findings().forEach(json.putArray("findings")::add);
        json.set("decision", tree(DecisionCodec.encode(decision)));
        ArrayNode inForce = json.putArray("in_force");
        dossier.inForce().forEach(each -> inForce.add(tree(DecisionCodec.encode(each))));
        json.put("decided_by", decision.policyVersion());
        json.put("decided_by_text", dossier.basis().original().text());
        json.put("checked_by", dossier.basis().checkedBy().policy().label());
        json.put("checked_by_from", dossier.basis().checkedBy().where());
        dossier.words().forEach(json.putArray("arithmetic")::add);
        ArrayNode timeline = json.putArray("timeline");
        dossier.timeline().forEach(change -> {
            Decision each = change.decision();
            ObjectNode line = timeline.addObject();
            line.put("at", JsonDocument.text(change.at()));
            line.put("change", change.type().text());
            line.put("decision", each.id());
            line.put("action", each.action().text());
            line.put("rule", each.rule());
            line.put("mode", each.shadow() ? "shadow" : "enforce");
            line.put("expires_at", JsonDocument.text(each.expiresAt()));
            line.put("reason", each.reason());
            if (each.actor() != null) {
                line.put("actor", each.actor());
            }
        });
        json.put("earlier_changes", dossier.earlier());
        ArrayNode events = json.putArray("events");
        dossier.events().forEach(listed -> {
            ObjectNode line = events.addObject();
            line.put("origin", listed.origin());
            line.put("state", listed.state().text());
            if (listed.at() != null) {
                line.put("at", JsonDocument.text(listed.at()));
            }
            byte[] masked = listed.masked();
            if (masked != null && masked.length <= MOST_SHOWN) {
                line.set("masked", tree(masked));
            } else if (masked != null) {
                line.put("masked", masked.length + " bytes, too long to be shown");
            }
        });
        return PlainJson.of(JsonDocument.bytes(json));
    }

    private static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("masking gives JSON", e);
        }
    }
}
