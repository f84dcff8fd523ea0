package io.sordini.core.signal;

import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Subjects of the names that events carry, bounded; nothing where there is no name. */
final class Names {

    private static final int MAX = 256;
    private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Names() {}

    static Optional<Subject> user(Keyring keys, @Nullable String name) {
        return bounded(name).map(keys::user);
    }

    static Optional<Subject> session(Keyring keys, @Nullable String id) {
        return bounded(id).map(keys::session);
    }

    static Optional<Subject> family(Keyring keys, @Nullable String id) {
        return bounded(id).map(keys::family);
    }

    static Optional<Subject> password(Keyring keys, @Nullable String fingerprint) {
        return bounded(fingerprint).map(keys::password);
    }

    static Optional<Subject> apiKey(Keyring keys, @Nullable String key) {
        return bounded(key).map(keys::apiKey);
    }

    /** Whose servers they are: a producer's name for itself, which is no secret. */
    static Optional<Subject> tenant(@Nullable String server) {
        return server == null || !SERVER.matcher(server).matches()
                ? Optional.empty()
                : Optional.of(new Subject(Scope.TENANT, server));
    }

    private static Optional<String> bounded(@Nullable String name) {
        return name == null || name.isBlank()
                ? Optional.empty()
                : Optional.of(name.length() > MAX ? name.substring(0, MAX) : name);
    }
}
