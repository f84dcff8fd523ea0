package io.sordini.schemas.subject;

import java.util.List;

/**
 * The keysets, one per purpose, so that an audit pseudonym cannot be matched with an enforcement entry.
 *
 * @param tokens for tokens, sessions, token families and API keys on the enforcement topics
 * @param users for user names on the enforcement topics
 * @param audit for pseudonyms and record identities in the audit log
 */
public record Keyring(Keyset tokens, Keyset users, Keyset audit) {

    /** The subject of a user name; names are compared without regard to case. */
    public Subject user(String name) {
        return new Subject(Scope.USER, users.hash(name.strip().toLowerCase(java.util.Locale.ROOT)));
    }

    /** Every subject under which a user may stand on the enforcement topics: one for each key, the active one first. */
    public List<Subject> userCandidates(String name) {
        return users.hashes(name.strip().toLowerCase(java.util.Locale.ROOT)).stream()
                .map(hash -> new Subject(Scope.USER, hash))
                .toList();
    }

    /** The subject of a bearer token seen on the wire: the whole token, since a claim in it can be forged. */
    public Subject token(String token) {
        return new Subject(Scope.TOKEN, tokens.hash("token|" + token));
    }

    /** The subject of a token that an identity service names by its {@code jti}. */
    public Subject tokenId(String jti) {
        return new Subject(Scope.TOKEN, tokens.hash("jti|" + jti));
    }

    /** The subject of a session. */
    public Subject session(String id) {
        return new Subject(Scope.SESSION, tokens.hash("session|" + id));
    }

    /** The subject of a family of refresh tokens. */
    public Subject family(String id) {
        return new Subject(Scope.FAMILY, tokens.hash("family|" + id));
    }

    public Subject apiKey(String key) {
        return new Subject(Scope.API_KEY, tokens.hash("api-key|" + key));
    }

    /** Every subject under which a session may stand on the enforcement topics: one for each key, the active one first. */
    public List<Subject> sessionCandidates(String id) {
        return candidates(Scope.SESSION, "session|" + id);
    }

    /** The same of an API key. */
    public List<Subject> apiKeyCandidates(String key) {
        return candidates(Scope.API_KEY, "api-key|" + key);
    }

    private List<Subject> candidates(Scope scope, String text) {
        return tokens.hashes(text).stream()
                .map(hash -> new Subject(scope, hash))
                .toList();
    }

    /** The subject of a wrong password, of which the producer tells a fingerprint. */
    public Subject password(String fingerprint) {
        return new Subject(Scope.PASSWORD, tokens.hash("password|" + fingerprint));
    }

    /** Every subject under which a bearer token may stand on the revocation list: each key, whole token and jti. */
    public List<Subject> candidates(String token) {
        List<String> whole = tokens.hashes("token|" + token);
        List<String> byId = BearerToken.read(token)
                .jti()
                .map(jti -> tokens.hashes("jti|" + jti))
                .orElse(List.of());
        return java.util.stream.Stream.concat(whole.stream(), byId.stream())
                .map(hash -> new Subject(Scope.TOKEN, hash))
                .toList();
    }
}
