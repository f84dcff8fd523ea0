package io.sordini.sandbox.labelled;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.JsonDocument;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A JWT as an identity service issues it, but for its signature, which nobody checks here. */
final class WebToken {

    static final String ISSUER = "https://id.example";
    static final String AUDIENCE = "shop";
    static final long LIFETIME = 3_600_000;
    private static final String HEADER = encode("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8));

    private final ObjectNode claims = JsonDocument.object();

    private WebToken(String id, long issued) {
        claims.put("iss", ISSUER);
        claims.put("aud", AUDIENCE);
        claims.put("jti", id);
        claims.put("exp", end(issued) / 1000);
    }

    /** Of the issuer that everybody trusts, for an hour. */
    static WebToken of(String id, long issued) {
        return new WebToken(id, issued);
    }

    /** When a token that is issued then ends, in milliseconds since the epoch: a whole second. */
    static long end(long issued) {
        return (issued + LIFETIME) / 1000 * 1000;
    }

    WebToken with(String claim, String value) {
        claims.put(claim, value);
        return this;
    }

    /** With a claim that is a list. */
    WebToken withAll(String claim, String... values) {
        var list = claims.putArray(claim);
        for (String value : values) {
            list.add(value);
        }
        return this;
    }

    String text() {
        return HEADER + "." + encode(JsonDocument.bytes(claims)) + ".c2ln";
    }

    private static String encode(byte[] part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
    }
}
