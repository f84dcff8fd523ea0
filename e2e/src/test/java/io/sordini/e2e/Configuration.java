package io.sordini.e2e;

import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that {@code sordini run} reads, with keys that the tests know. */
final class Configuration {

    static final String FILE = "sordini.properties";

    private static final String TOKENS = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String USERS = "k1:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
    private static final String AUDIT = "k1:QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl8=";

    private Configuration() {}

    /** Writes the file into the directory, which is made and will hold the state. */
    static void write(Path directory, String bootstrapServers, String prefix) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(FILE), """
                bootstrap.servers=%s
                topic.prefix=%s
                state.dir=%s
                http.listen=127.0.0.1:0
                keys.tokens=%s
                keys.users=%s
                keys.audit=%s
                """.formatted(
                        bootstrapServers, prefix, directory.resolve("state"), TOKENS, USERS, AUDIT));
    }

    static Keyring keys() {
        return new Keyring(Keyset.parse(TOKENS), Keyset.parse(USERS), Keyset.parse(AUDIT));
    }
}
