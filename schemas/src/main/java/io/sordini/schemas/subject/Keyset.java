package io.sordini.schemas.subject;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secret keys of one purpose, the active one first. Names and credentials become HMAC-SHA-256 under the active key,
 * truncated to 128 bits; older keys still match what was published under them.
 */
public final class Keyset {

    /** Shortest key accepted, in bytes. */
    public static final int MIN_KEY_BYTES = 16;

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,16}");
    private static final int HASH_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";

    private final List<Key> keys;

    private Keyset(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads {@code id:base64[,id:base64...]}, the active key first.
     *
     * @throws IllegalArgumentException saying what is wrong, without repeating any key material
     */
    public static Keyset parse(String text) {
        List<Key> keys = Arrays.stream(text.split(",", -1)).map(Keyset::key).toList();
        if (keys.stream().map(Key::id).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("expected a different id for each key");
        }
        return new Keyset(keys);
    }

    private static Key key(String entry) {
        int colon = entry.indexOf(':');
        String id = colon < 0 ? "" : entry.substring(0, colon).strip();
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("expected id:base64 with an id of 1 to 16 of a-z, 0-9 and -");
        }
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(entry.substring(colon + 1).strip());
        } catch (IllegalArgumentException e) {
            // without the cause, which quotes what it stumbled over
            throw new IllegalArgumentException("key " + id + " is not base64");
        }
        if (secret.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "key " + id + " has " + secret.length + " bytes, expected at least " + MIN_KEY_BYTES);
        }
        return new Key(id, new SecretKeySpec(secret, ALGORITHM));
    }

    /** {@code keyId.hash} under the active key. */
    public String hash(String value) {
        return keys.get(0).hash(value);
    }

    /** {@code keyId.hash} under every key, the active one first: what a reader of published entries must look for. */
    public List<String> hashes(String value) {
        return keys.stream().map(key -> key.hash(value)).toList();
    }

    /** The key ids only. */
    @Override
    public String toString() {
        return "Keyset" + keys.stream().map(Key::id).toList();
    }

    private record Key(String id, SecretKeySpec secret) {
        String hash(String value) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(secret);
                byte[] full = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
                return id + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, HASH_BYTES));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
            }
        }
    }
}
