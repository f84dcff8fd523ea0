package io.sordini.schemas.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.subject.Network;

/** JSON form of allow entries. */
public final class AllowEntryCodec {

    private AllowEntryCodec() {}

    public static byte[] encode(AllowEntry entry) {
        ObjectNode json = JsonDocument.object();
        json.put("value", entry.network().toString());
        json.put("reason", entry.reason());
        if (entry.actor() != null) {
            json.put("actor", entry.actor());
        }
        if (entry.since() != null) {
            json.put("since", JsonDocument.text(entry.since()));
        }
        if (entry.until() != null) {
            json.put("until", JsonDocument.text(entry.until()));
        }
        return JsonDocument.bytes(json);
    }

    /** @throws CodecException when the bytes are no allow entry */
    public static AllowEntry decode(byte[] bytes) {
        JsonDocument json = JsonDocument.parse(bytes, "allow entry");
        String reason = json.text("reason");
        if (reason.length() > AllowEntry.MAX_REASON) {
            throw json.wrong("reason", "at most " + AllowEntry.MAX_REASON + " characters");
        }
        return new AllowEntry(
                Network.parse(json.text("value")).orElseThrow(() -> json.wrong("value", "an address or a range")),
                reason,
                json.has("actor") ? json.text("actor") : null,
                json.has("since") ? json.instant("since") : null,
                json.has("until") ? json.instant("until") : null);
    }
}
