package io.sordini.app.notification;

import io.sordini.app.config.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The proof of where a message comes from: Standard Webhooks, symmetric scheme {@code v1}, HMAC-SHA256. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * The value of {@code webhook-signature}: one signature for each secret, separated by spaces; empty without a secret.
     *
     * @param timestamp of the attempt, in seconds since the epoch
     */
    static String of(WebhookSecret secret, Message message, long timestamp) {
        return secret.keys().stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(mac(key, message, timestamp)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] mac(byte[] key, Message message, long timestamp) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((message.id() + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(message.body());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
