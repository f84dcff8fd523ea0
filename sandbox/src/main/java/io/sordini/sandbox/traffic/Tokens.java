package io.sordini.sandbox.traffic;

import io.sordini.schemas.JsonDocument;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues the mock API's bearer tokens: JWTs signed with HS256, valid for half an hour. */
final class Tokens {

    private static final long LIFETIME_SECONDS = 1_800;
    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    private static final SecretKeySpec KEY =
            new SecretKeySpec("mock-jwt-secret-sandbox".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    private Tokens() {}

    static String issue(String user, Instant at, long serial) {
        var claims = JsonDocument.object();
        claims.put("sub", user);
        claims.putArray("roles").add(user.equals("admin") ? "admin" : "user");
        claims.put("iat", at.getEpochSecond());
        claims.put("exp", at.getEpochSecond() + LIFETIME_SECONDS);
        claims.put("jti", "mock-" + serial);
        String content = HEADER + "." + encode(claims.toString());
        return content + "." + sign(content);
    }

    private static String sign(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(KEY);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
