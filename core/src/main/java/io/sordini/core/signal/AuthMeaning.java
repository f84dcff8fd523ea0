package io.sordini.core.signal;

import io.sordini.core.request.RequestPath;
import io.sordini.schemas.event.AuthEvent;
import io.sordini.schemas.event.AuthEventType;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Subject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What an authentication event means, and for whom. */
final class AuthMeaning {

    /** How identity services say that there is no such user. */
    private static final Set<String> UNKNOWN = Set.of("unknown_user", "user_not_found", "no_such_user", "invalid_user");

    private final Keyring keys;

    AuthMeaning(Keyring keys) {
        this.keys = keys;
    }

    void read(AuthEvent event, SignalDraft draft) {
        Facts facts = facts(event);
        facts.forEach(draft::add);
        String agent = event.userAgent();
        if (agent != null) {
            draft.agent(RequestPath.hash(agent));
        }
        Optional<Subject> user = Names.user(keys, event.user());
        user.ifPresent(draft::user);
        Optional<Subject> password = Names.password(keys, event.passwordFingerprint());
        password.ifPresent(draft::password);
        sessions(event, draft);
        if (!facts.isEmpty()) {
            user.filter(known -> !facts.contains(Fact.UNKNOWN_USER)).ifPresent(known -> {
                if (facts.contains(Fact.LOGIN_SUCCEEDED)) {
                    draft.tellAlways(known, facts, Optional.empty()); // from now on the network is a familiar one
                } else {
                    draft.tell(known, facts);
                }
            });
            password.ifPresent(tried -> draft.tell(tried, facts));
            Names.tenant(event.serverId()).ifPresent(tenant -> draft.tell(tenant, facts));
        }
    }

    private static Facts facts(AuthEvent event) {
        return switch (event.type()) {
            case LOGIN_FAILED ->
                event.reason() != null && UNKNOWN.contains(event.reason())
                        ? Facts.of(Fact.LOGIN_FAILED, Fact.UNKNOWN_USER)
                        : Facts.of(Fact.LOGIN_FAILED);
            case LOGIN_SUCCEEDED -> Facts.of(Fact.LOGIN_SUCCEEDED);
            case MFA_CHALLENGED -> Facts.of(Fact.MFA_CHALLENGED);
            case MFA_SUCCEEDED -> Facts.of(Fact.MFA_SUCCEEDED);
            case MFA_FAILED -> Facts.of(Fact.MFA_FAILED);
            case MFA_DENIED -> Facts.of(Fact.MFA_DENIED);
            case PASSWORD_CHANGED -> Facts.of(Fact.PASSWORD_CHANGED);
            case TOKEN_REFRESHED -> Facts.of(Fact.TOKEN_REFRESHED);
            case TOKEN_REUSED -> Facts.of(Fact.TOKEN_REUSED);
            case TOKEN_ISSUED, TOKEN_REVOKED, LOGOUT, API_KEY_CREATED, API_KEY_DISABLED, ROLE_BOUND -> Facts.NONE;
        };
    }

    /** What the event says of the token, its family and the session. */
    private void sessions(AuthEvent event, SignalDraft draft) {
        String jti = event.jti();
        Optional<Subject> token = jti == null || jti.isBlank() ? Optional.empty() : Optional.of(keys.tokenId(jti));
        Optional<Subject> family = Names.family(keys, event.family());
        Optional<Subject> session = Names.session(keys, event.sessionId());
        session.or(() -> family).or(() -> token).ifPresent(draft::session);
        Facts said = credentialFacts(event.type());
        Optional<Instant> expiry = Optional.ofNullable(event.expiresAt());
        if (!said.isEmpty()) {
            session.ifPresent(subject -> draft.tellAlways(subject, said, Optional.empty()));
            // The family outlives its tokens: it is known by what was issued, and ends with a reuse.
            family.filter(subject -> !said.contains(Fact.LOGOUT))
                    .ifPresent(subject -> draft.tellAlways(subject, said, Optional.empty()));
            token.ifPresent(subject -> draft.tellAlways(subject, said, expiry));
        } else if (event.type() == AuthEventType.TOKEN_REUSED) {
            family.ifPresent(subject -> draft.tell(subject, Facts.of(Fact.TOKEN_REUSED)));
        }
    }

    private static Facts credentialFacts(AuthEventType type) {
        return switch (type) {
            case LOGIN_SUCCEEDED, MFA_SUCCEEDED, TOKEN_ISSUED, TOKEN_REFRESHED -> Facts.of(Fact.TOKEN_ISSUED);
            // The identity service accepted the token to log it out, so it was a real one.
            case LOGOUT -> Facts.of(Fact.TOKEN_USED, Fact.LOGOUT);
            case TOKEN_REVOKED -> Facts.of(Fact.LOGOUT);
            case LOGIN_FAILED,
                    TOKEN_REUSED,
                    MFA_CHALLENGED,
                    MFA_FAILED,
                    MFA_DENIED,
                    API_KEY_CREATED,
                    API_KEY_DISABLED,
                    PASSWORD_CHANGED,
                    ROLE_BOUND -> Facts.NONE;
        };
    }
}
