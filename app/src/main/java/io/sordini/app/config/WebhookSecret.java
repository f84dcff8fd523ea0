package io.sordini.app.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The secrets that an endpoint knows a sender by, as Standard Webhooks writes them: {@code whsec_} and 24 to 64 bytes in
 * base64. While one is being replaced there are two, and messages are signed with both.
 */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final int MOST = 2;
    private static final String FORM =
            "expected one or two of whsec_BASE64 with 24 to 64 bytes, separated by a comma; make one with"
                    + " 'echo whsec_$(openssl rand -base64 32)'";

    private final List<byte[]> keys;

    private WebhookSecret(List<byte[]> keys) {
        this.keys = keys;
    }

    /** No secret: nothing is signed. */
    public static WebhookSecret none() {
        return new WebhookSecret(List.of());
    }

    /**
     * Reads secrets separated by commas.
     *
     * @throws IllegalArgumentException saying what is expected, without what was found
     */
    public static WebhookSecret parse(String text) {
        List<byte[]> keys = new ArrayList<>();
        for (String secret : text.split(",", -1)) {
            keys.add(key(secret.strip()));
        }
        if (keys.size() > MOST) {
            throw new IllegalArgumentException(FORM);
        }
        return new WebhookSecret(keys);
    }

    private static byte[] key(String secret) {
        byte[] key = new byte[0];
        if (secret.startsWith(PREFIX)) {
            try {
                key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(FORM); // the cause would quote the secret
            }
        }
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw new IllegalArgumentException(FORM);
        }
        return key;
    }

    /** Copies of the keys, the newest first. */
    public List<byte[]> keys() {
        return keys.stream().map(key -> Arrays.copyOf(key, key.length)).toList();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "WebhookSecret[" + keys.size() + "]";
    }
}
