package io.sordini.app;

import io.sordini.app.config.ConfigReader;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which keys make pseudonyms in a replay. */
public final class KeysOption {

    /**
     * Fixed and public, so that anybody's replay of the same input gives the same bytes. Pseudonyms made with them can be
     * guessed by trying names: to share a replay, give it keys of its own.
     */
    private static final Keyring PUBLIC = new Keyring(
            Keyset.parse("replay:c29yZGluaSByZXBsYXkgdG9rZW5z"),
            Keyset.parse("replay:c29yZGluaSByZXBsYXkgb2YgdXNlcnM="),
            Keyset.parse("replay:c29yZGluaSByZXBsYXkgb2YgYXVkaXQ="));

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "Properties with keys.tokens, keys.users and keys.audit; default: fixed public keys, which make"
                            + " pseudonyms that anybody can compute.")
    private @Nullable Path file;

    Keyring read() {
        return readOr(null);
    }

    /** The same; without the option, the keys of a configuration if it has any. */
    public Keyring readOr(@Nullable Path configuration) {
        if (file != null) {
            return ConfigReader.readKeys(file);
        }
        return Optional.ofNullable(configuration)
                .flatMap(ConfigReader::readKeysIfStated)
                .orElse(PUBLIC);
    }
}
