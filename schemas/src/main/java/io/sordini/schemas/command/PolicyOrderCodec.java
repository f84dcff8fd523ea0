package io.sordini.schemas.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.JsonDocument;

/** JSON form of the orders to publish a policy. */
public final class PolicyOrderCodec {

    /** Header of a policy's record in which the order stands. */
    public static final String HEADER = "sordini-order";

    /** More than any order has, in bytes. */
    private static final int MAX_BYTES = 16 * 1024;

    private PolicyOrderCodec() {}

    public static byte[] encode(PolicyOrder order) {
        ObjectNode json = JsonDocument.object();
        json.put("id", order.id());
        json.put("name", order.name());
        json.put("policy", order.policy());
        json.put("sha256", order.sha256());
        if (order.replaces() != null) {
            json.put("replaces", order.replaces());
        }
        json.put("actor", order.actor());
        json.put("reason", order.reason());
        json.put("issued_at", JsonDocument.text(order.issuedAt()));
        CommandCodec.write(order.signature(), json);
        return JsonDocument.bytes(json);
    }

    /** @throws CodecException when the bytes are no such order */
    public static PolicyOrder decode(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new CodecException("policy order: expected at most " + MAX_BYTES + " bytes, found " + bytes.length);
        }
        JsonDocument json = JsonDocument.parse(bytes, "policy order");
        try {
            return new PolicyOrder(
                    json.text("id"),
                    json.text("name"),
                    json.text("policy"),
                    json.text("sha256"),
                    json.has("replaces") ? json.text("replaces") : null,
                    json.text("actor"),
                    json.text("reason"),
                    json.instant("issued_at"),
                    CommandCodec.signature(json));
        } catch (IllegalArgumentException e) {
            throw new CodecException("policy order: " + e.getMessage(), e);
        }
    }
}
