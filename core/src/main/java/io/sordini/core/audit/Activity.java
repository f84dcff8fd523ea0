package io.sordini.core.audit;

import io.sordini.core.policy.AuthEndpoint;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.event.AuthEventType;
import java.util.List;

/**
 * What was done, in the numbers of an OCSF class.
 *
 * @param id the class's activity_id
 * @param caption its name; the producer's own word where the class knows none
 */
record Activity(int id, String caption) {

    static final Activity TRANSLATION_ERROR = new Activity(2, "Translation Error");

    static final Activity CREATE = new Activity(1, "Create");
    static final Activity UPDATE = new Activity(3, "Update");
    static final Activity DELETE = new Activity(4, "Delete");

    private static final int OTHER = 99;
    private static final List<String> METHODS =
            List.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT", "TRACE", "PATCH");

    /** Whether OCSF knows the method. */
    static boolean isMethod(String method) {
        return METHODS.contains(method);
    }

    static Activity ofMethod(String method) {
        int index = METHODS.indexOf(method);
        return index < 0
                ? new Activity(OTHER, "Other")
                : new Activity(index + 1, method.charAt(0) + method.substring(1).toLowerCase(java.util.Locale.ROOT));
    }

    /** Of Entity Management. */
    static Activity onEntity(Command.Type type) {
        return switch (type) {
            case BLOCK -> new Activity(12, "Suspend");
            case UNBLOCK, UNLOCK, UNDO -> new Activity(13, "Resume");
            case REVOKE -> new Activity(9, "Disable");
            case ALLOW -> CREATE;
            case DISALLOW -> DELETE;
        };
    }

    /** Of Account Change. */
    static Activity onAccount(Command.Type type) {
        return switch (type) {
            case BLOCK -> new Activity(9, "Lock");
            case UNLOCK -> new Activity(12, "Unlock");
            case UNBLOCK -> new Activity(2, "Enable");
            case REVOKE -> new Activity(5, "Disable");
            case UNDO, ALLOW, DISALLOW -> new Activity(OTHER, type.text());
        };
    }

    /** Of Detection Finding. */
    static Activity of(DecisionChange.Type type) {
        return switch (type) {
            case CREATED -> CREATE;
            case EXTENDED, REPLACED -> new Activity(2, "Update");
            case LIFTED -> new Activity(3, "Close");
        };
    }

    static Activity of(AuthEndpoint.Kind kind) {
        return switch (kind) {
            case LOGIN -> new Activity(1, "Logon");
            case LOGOUT -> new Activity(2, "Logoff");
        };
    }

    static Activity of(AuthEventType type) {
        return switch (type) {
            case LOGIN_SUCCEEDED, LOGIN_FAILED -> of(AuthEndpoint.Kind.LOGIN);
            case LOGOUT -> of(AuthEndpoint.Kind.LOGOUT);
            case MFA_CHALLENGED,
                    MFA_SUCCEEDED,
                    MFA_FAILED,
                    MFA_DENIED,
                    TOKEN_ISSUED,
                    TOKEN_REFRESHED,
                    TOKEN_REVOKED,
                    TOKEN_REUSED,
                    API_KEY_CREATED,
                    API_KEY_DISABLED,
                    PASSWORD_CHANGED,
                    ROLE_BOUND -> new Activity(OTHER, type.text());
        };
    }
}
