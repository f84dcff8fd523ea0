package io.sordini.schemas.event;

import java.util.Locale;
import java.util.Optional;

/** What happened, in an authentication event; the JSON form is the constant's name in lower case. */
public enum AuthEventType {
    LOGIN_SUCCEEDED,
    LOGIN_FAILED,
    MFA_CHALLENGED,
    MFA_SUCCEEDED,
    MFA_FAILED,
    MFA_DENIED,
    TOKEN_ISSUED,
    TOKEN_REFRESHED,
    TOKEN_REVOKED,
    /** A refresh token that had been exchanged already was presented again; the identity service refused it. */
    TOKEN_REUSED,
    LOGOUT,
    API_KEY_CREATED,
    API_KEY_DISABLED,
    PASSWORD_CHANGED,
    ROLE_BOUND;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AuthEventType> parse(String text) {
        for (AuthEventType type : values()) {
            if (type.text().equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
