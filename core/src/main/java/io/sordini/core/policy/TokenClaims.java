package io.sordini.core.policy;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens services may accept.
 *
 * @param issuers anybody's if empty
 * @param audiences for anybody if empty
 */
public record TokenClaims(Set<String> issuers, Set<String> audiences) {

    public TokenClaims {
        issuers = Set.copyOf(issuers);
        audiences = Set.copyOf(audiences);
    }

    public boolean isWrongIssuer(@Nullable String issuer) {
        return !issuers.isEmpty() && (issuer == null || !issuers.contains(issuer));
    }

    /** Whether none of the audiences of a token is a named one. */
    public boolean isWrongAudience(Collection<String> found) {
        return !audiences.isEmpty() && found.stream().noneMatch(audiences::contains);
    }
}
