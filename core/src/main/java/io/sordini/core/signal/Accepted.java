package io.sordini.core.signal;

import io.sordini.core.policy.Policy;
import io.sordini.core.policy.Rbac;
import io.sordini.schemas.event.RequestEvent;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.subject.BearerToken;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * What a service accepted although the policy would not. What hangs on earlier events of the subject is said all the same;
 * stage two takes it back where it knows better.
 */
final class Accepted {

    /** Clocks differ. */
    private static final long LEEWAY_MS = 60_000;

    /** Values of the claim {@code amr} (RFC 8176) that stand for more than a password. */
    private static final Set<String> SECOND_FACTORS =
            Set.of("mfa", "otp", "hwk", "swk", "sms", "tel", "fpt", "face", "iris", "retina", "vbm", "sc", "pop");

    private final Policy policy;
    private final RequestEvent request;
    private final long time;
    private final boolean accepted;
    private final boolean demandsSecondFactor;
    private final int allowing;

    /**
     * @param path decoded, without query and with single slashes
     * @param endpoint whether the request is an authentication, which everybody may ask for
     * @param time of the request, milliseconds since the epoch
     */
    Accepted(Policy policy, RequestEvent request, String path, boolean endpoint, long time) {
        this.policy = policy;
        this.request = request;
        this.time = time;
        this.accepted = request.succeeded() && !endpoint;
        this.demandsSecondFactor = accepted && policy.secondFactor().isDemanded(request.method(), path);
        Rbac rbac = policy.rbac();
        this.allowing = accepted ? rbac.allowing(request.method().toUpperCase(Locale.ROOT), path) : rbac.all();
    }

    int allowingRoles() {
        return allowing;
    }

    /** Of whoever has a role that does not allow it. */
    Facts ofAnybody() {
        return allowing == policy.rbac().all() ? Facts.NONE : Facts.of(Fact.ROLE_EXCEEDED);
    }

    /** Of an API key. */
    Facts ofKey() {
        return accepted && policy.registeredKeysOnly() ? ofAnybody().and(Fact.API_KEY_UNKNOWN) : ofAnybody();
    }

    /** Of a token, by its own claims: the service believed them. */
    Facts ofToken(BearerToken claims) {
        if (!accepted) {
            return Facts.NONE;
        }
        Facts said = Facts.NONE;
        Instant end = claims.expiry();
        if (end != null && end.toEpochMilli() + LEEWAY_MS < time) {
            said = said.and(Fact.TOKEN_EXPIRED);
        }
        if (policy.tokens().isWrongIssuer(claims.issuer())) {
            said = said.and(Fact.WRONG_ISSUER);
        }
        if (policy.tokens().isWrongAudience(claims.audiences())) {
            said = said.and(Fact.WRONG_AUDIENCE);
        }
        if (Rbac.denies(policy.rbac().bits(claims.roles()), allowing)) {
            said = said.and(Fact.ROLE_EXCEEDED);
        }
        boolean proven = claims.methods().stream().anyMatch(SECOND_FACTORS::contains);
        if (demandsSecondFactor && !claims.methods().isEmpty() && !proven) {
            said = said.and(Fact.SECOND_FACTOR_MISSING);
        }
        return said;
    }

    /** Of a session; where a token says how its user proved who they are, that counts alone. */
    Facts ofSession() {
        boolean told = request.bearerToken()
                .map(token -> !BearerToken.read(token).methods().isEmpty())
                .orElse(false);
        return demandsSecondFactor && !told ? Facts.of(Fact.SECOND_FACTOR_MISSING) : Facts.NONE;
    }
}
