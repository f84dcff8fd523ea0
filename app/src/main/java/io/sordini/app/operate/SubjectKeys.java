package io.sordini.app.operate;

import io.sordini.schemas.subject.Keyset;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The keysets that turn names and tokens into subjects, as settings hold them: by purpose, the active key first. */
final class SubjectKeys {

    /** What keys are for, in the order of the settings. */
    static final List<String> PURPOSES = List.of("tokens", "users", "audit");

    private static final int KEY_BYTES = 32;
    /** No user, whose name is in lower case, and no token has this text. */
    private static final String FINGERPRINT = "FINGERPRINT OF A KEY";

    private static final int FINGERPRINT_CHARACTERS = 11;

    private SubjectKeys() {}

    static Map<String, String> fresh(SecureRandom random) {
        Map<String, String> keys = new LinkedHashMap<>();
        PURPOSES.forEach(purpose -> keys.put(purpose, "k1:" + key(random)));
        return keys;
    }

    /** @param current by purpose; stay behind the new ones */
    static Map<String, String> rotated(Map<String, String> current, Collection<String> purposes, SecureRandom random) {
        Map<String, String> keys = new LinkedHashMap<>();
        current.forEach((purpose, text) ->
                keys.put(purpose, purposes.contains(purpose) ? freeId(text) + ":" + key(random) + "," + text : text));
        return keys;
    }

    /** The first of k1, k2 and so on that no key has. */
    private static String freeId(String keyset) {
        List<String> taken = ids(Keyset.parse(keyset));
        int number = taken.size() + 1;
        while (taken.contains("k" + number)) {
            number++;
        }
        return "k" + number;
    }

    private static List<String> ids(Keyset keyset) {
        return keyset.hashes(FINGERPRINT).stream()
                .map(hash -> hash.substring(0, hash.indexOf('.')))
                .toList();
    }

    private static String key(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** {@code id.fingerprint} of each key, the active one first; the fingerprint tells keys apart and is no part of them. */
    static List<String> fingerprints(Keyset keyset) {
        return keyset.hashes(FINGERPRINT).stream()
                .map(hash -> hash.substring(0, hash.indexOf('.') + 1 + FINGERPRINT_CHARACTERS))
                .toList();
    }

    /** The settings; secret. */
    static String lines(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(key -> "keys." + key.getKey() + "=" + key.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
