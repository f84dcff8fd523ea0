package io.sordini.core.signal;

import io.sordini.core.policy.Policy;
import io.sordini.core.store.Hash;
import io.sordini.schemas.event.AuthEvent;
import io.sordini.schemas.event.AuthEventType;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an authentication event means, and for whom. */
final class AuthMeaning {

    /** How identity services say that there is no such user. */
    private static final Set<String> UNKNOWN = Set.of("unknown_user", "user_not_found", "no_such_user", "invalid_user");

    /** How they say that a one-time code had been used before. */
    private static final Set<String> REPLAYED =
            Set.of("replayed_code", "code_replayed", "code_already_used", "otp_reused", "otp_replayed");

    private static final int MAX_ROLES = 8;
    private static final Pattern COMMA = Pattern.compile("[,\\s]+");

    private final Policy policy;
    private final Keyring keys;

    AuthMeaning(Policy policy, Keyring keys) {
        this.policy = policy;
        this.keys = keys;
    }

    void read(AuthEvent event, SignalDraft draft) {
        draft.place(event.place());
        draft.roles(policy.rbac().bits(roles(event.role())));
        Facts facts = facts(event);
        facts.forEach(draft::add);
        String agent = event.userAgent();
        if (agent != null) {
            draft.agent(Hash.of(agent));
        }
        Optional<Subject> user = Names.user(keys, event.user());
        user.ifPresent(draft::user);
        Optional<Subject> password = Names.password(keys, event.passwordFingerprint());
        password.ifPresent(draft::password);
        sessions(event, draft);
        if (!facts.isEmpty()) {
            user.filter(known -> !facts.contains(Fact.UNKNOWN_USER)).ifPresent(known -> {
                if (facts.contains(Fact.LOGIN_SUCCEEDED) || facts.contains(Fact.ROLE_BOUND)) {
                    // From now on the network is a familiar one, and the role is theirs.
                    draft.tellAlways(known, facts, Optional.empty());
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
            case MFA_FAILED ->
                event.reason() != null && REPLAYED.contains(event.reason())
                        ? Facts.of(Fact.MFA_FAILED, Fact.MFA_REPLAYED)
                        : Facts.of(Fact.MFA_FAILED);
            case ROLE_BOUND -> Facts.of(Fact.ROLE_BOUND);
            case MFA_DENIED -> Facts.of(Fact.MFA_DENIED);
            case PASSWORD_CHANGED -> Facts.of(Fact.PASSWORD_CHANGED);
            case TOKEN_REFRESHED -> Facts.of(Fact.TOKEN_REFRESHED);
            case TOKEN_REUSED -> Facts.of(Fact.TOKEN_REUSED);
            case TOKEN_ISSUED, TOKEN_REVOKED, LOGOUT, API_KEY_CREATED, API_KEY_DISABLED -> Facts.NONE;
        };
    }

    /** What the event says of the token, its family and the session. */
    private void sessions(AuthEvent event, SignalDraft draft) {
        String jti = event.jti();
        Optional<Subject> token = jti == null || jti.isBlank() ? Optional.empty() : Optional.of(keys.tokenId(jti));
        Optional<Subject> family = Names.family(keys, event.family());
        Optional<Subject> session = Names.session(keys, event.sessionId());
        session.or(() -> family).or(() -> token).ifPresent(draft::session);
        Names.apiKey(keys, event.apiKey()).ifPresent(key -> apiKey(event, key, draft));
        Facts said = credentialFacts(event);
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

    private static void apiKey(AuthEvent event, Subject key, SignalDraft draft) {
        if (event.type() == AuthEventType.API_KEY_CREATED) {
            draft.tellAlways(key, Facts.of(Fact.API_KEY_REGISTERED), Optional.ofNullable(event.expiresAt()));
        } else if (event.type() == AuthEventType.API_KEY_DISABLED) {
            draft.tellAlways(key, Facts.of(Fact.LOGOUT), Optional.empty());
        }
    }

    private static List<String> roles(@Nullable String role) {
        return role == null || role.isBlank() || role.length() > 512
                ? List.of()
                : COMMA.splitAsStream(role.strip()).limit(MAX_ROLES).toList();
    }

    private Facts issued(AuthEvent event) {
        Facts said = Facts.of(Fact.TOKEN_ISSUED);
        if (event.type() == AuthEventType.MFA_SUCCEEDED || event.mfaMethod() != null) {
            said = said.and(Fact.MFA_SUCCEEDED);
        }
        if (event.type() == AuthEventType.TOKEN_ISSUED || event.type() == AuthEventType.TOKEN_REFRESHED) {
            if (policy.tokens().isWrongIssuer(event.issuer())) {
                said = said.and(Fact.WRONG_ISSUER);
            }
            String audience = event.audience();
            if (policy.tokens().isWrongAudience(audience == null ? List.of() : List.of(audience))) {
                said = said.and(Fact.WRONG_AUDIENCE);
            }
        }
        return said;
    }

    private Facts credentialFacts(AuthEvent event) {
        return switch (event.type()) {
            case LOGIN_SUCCEEDED, MFA_SUCCEEDED, TOKEN_ISSUED, TOKEN_REFRESHED -> issued(event);
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
