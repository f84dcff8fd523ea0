package io.sordini.schemas.signal;

import io.sordini.schemas.subject.Address;
import org.jspecify.annotations.Nullable;

/**
 * What tells one event from another: hashes of 64 bits, 0 where there is nothing.
 *
 * @param path of SHA-256 of the path
 * @param query of SHA-256 of the query
 * @param user of the user's keyed hash
 * @param agent of SHA-256 of the user agent
 * @param password of the keyed hash of a wrong password's fingerprint
 * @param credential of the keyed hash of the token or API key
 * @param place where the client is, see {@link io.sordini.schemas.subject.Place#bits()}
 * @param client the client's address
 */
public record Traits(
        long path,
        long query,
        long user,
        long agent,
        long password,
        long credential,
        long place,
        @Nullable Address client) {

    public static final Traits NONE = new Traits(0, 0, 0, 0, 0, 0, 0, null);

    Traits at(long newPlace) {
        return new Traits(path, query, user, agent, password, credential, newPlace, client);
    }

    /** Those of a signal that says something about an address to another subject. */
    public static Traits of(@Nullable Address client) {
        return new Traits(0, 0, 0, 0, 0, 0, 0, client);
    }
}
