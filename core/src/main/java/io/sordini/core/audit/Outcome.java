package io.sordini.core.audit;

import io.sordini.schemas.event.AuthEventType;
import org.jspecify.annotations.Nullable;

/** How it ended, with the numbers of OCSF's {@code status_id}. */
enum Outcome {
    UNKNOWN(0, "Unknown"),
    SUCCESS(1, "Success"),
    FAILURE(2, "Failure");

    private final int id;
    private final String caption;

    Outcome(int id, String caption) {
        this.id = id;
        this.caption = caption;
    }

    static Outcome ofStatus(@Nullable Integer status) {
        return status == null ? UNKNOWN : status < 400 ? SUCCESS : FAILURE;
    }

    static Outcome of(AuthEventType type) {
        return switch (type) {
            case LOGIN_FAILED, MFA_FAILED, MFA_DENIED, TOKEN_REUSED -> FAILURE;
            case MFA_CHALLENGED -> UNKNOWN;
            case LOGIN_SUCCEEDED,
                    MFA_SUCCEEDED,
                    TOKEN_ISSUED,
                    TOKEN_REFRESHED,
                    TOKEN_REVOKED,
                    LOGOUT,
                    API_KEY_CREATED,
                    API_KEY_DISABLED,
                    PASSWORD_CHANGED,
                    ROLE_BOUND -> SUCCESS;
        };
    }

    int id() {
        return id;
    }

    String caption() {
        return caption;
    }
}
