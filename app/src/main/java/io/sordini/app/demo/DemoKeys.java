package io.sordini.app.demo;

import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import java.security.SecureRandom;
import java.util.Base64;

/** Fresh random keys, which end with the process. */
final class DemoKeys {

    private static final int KEY_BYTES = 32;

    private DemoKeys() {}

    static Keyring fresh() {
        SecureRandom random = new SecureRandom();
        return new Keyring(key(random), key(random), key(random));
    }

    private static Keyset key(SecureRandom random) {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        return Keyset.parse("demo:" + Base64.getEncoder().encodeToString(secret));
    }
}
