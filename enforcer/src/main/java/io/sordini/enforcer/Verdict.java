package io.sordini.enforcer;

import io.sordini.schemas.decision.Decision;
import java.time.Duration;
import java.time.Instant;

/**
 * What to do with a request.
 *
 * @param reason one sentence for a person; empty for an allowed request, like rule and decision id
 * @param rule the rule or limit that fired, or {@code operator}
 * @param decisionId which decision it was; a server that refuses names it in the event of the refused request
 * @param expiresAt from here on the verdict is void
 * @param retryAfter for a throttled request, when to try again; else zero
 */
public record Verdict(
        Kind kind, String reason, String rule, String decisionId, Instant expiresAt, Duration retryAfter) {

    /** From the mildest to the strictest. */
    public enum Kind {
        ALLOW,
        CHALLENGE,
        THROTTLE,
        BLOCK,
        REVOKED;

        /** Whether the request must not be served, whoever makes it. */
        public boolean refuses() {
            return compareTo(THROTTLE) >= 0;
        }
    }

    /** Nothing is decided against the request. */
    public static final Verdict ALLOWED = new Verdict(Kind.ALLOW, "", "", "", Instant.MAX, Duration.ZERO);

    static Verdict of(Decision decision) {
        Kind kind = decision.shadow() ? Kind.ALLOW : kind(decision);
        if (kind == Kind.ALLOW) {
            return ALLOWED;
        }
        return new Verdict(
                kind,
                decision.reason(),
                decision.rule(),
                decision.id(),
                decision.expiresAt(),
                Duration.ofMillis(decision.retryAfterMs()));
    }

    private static Kind kind(Decision decision) {
        return switch (decision.action()) {
            case ALLOW, ALERT -> Kind.ALLOW;
            case CHALLENGE -> Kind.CHALLENGE;
            case THROTTLE -> Kind.THROTTLE;
            case BLOCK -> Kind.BLOCK;
            case REVOKE -> Kind.REVOKED;
        };
    }

    /** This verdict, or the other where that is stricter and in force. */
    Verdict orStricter(Verdict other, Instant now) {
        return other.kind.compareTo(kind) > 0 && now.isBefore(other.expiresAt) ? other : this;
    }
}
