package io.sordini.e2e;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Makes tokens that look real; the signature is noise. */
final class Jwt {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Jwt() {}

    static String of(Random random, String subject, String jti) {
        byte[] signature = new byte[32];
        random.nextBytes(signature);
        return part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                + part("{\"sub\":\"" + subject + "\",\"jti\":\"" + jti + "\",\"exp\":4102444800}") + "."
                + BASE64.encodeToString(signature);
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
