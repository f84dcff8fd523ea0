package io.sordini.schemas.decision;

import io.sordini.schemas.subject.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about a subject. The value of the blocklist and, with {@link Action#REVOKE}, of the revocations.
 *
 * @param id stable identity: a hash of subject, rule and the origin of the firing event
 * @param rule the rule or limit that fired, or {@code operator}
 * @param shadow true when the decision is recorded and not enforced
 * @param reason one sentence for a person
 * @param expiresAt from here on the decision is void, whether or not a tombstone followed
 * @param retryAfterMs for a throttle, how long until a request would pass, in milliseconds; else 0
 * @param version grows with every change of the subject's decision
 * @param policyVersion the policy that decided, {@code name@hash}
 * @param labels ATT&CK and OWASP labels of the rule
 * @param actor the operator who asked for it, where one did
 * @param except networks that are spared, at most {@value #MAX_EXCEPT}: those from which a user has logged in before
 * @param cause the decision about another subject, or the earlier one about the same, that led to this one; by its id
 */
public record Decision(
        String id,
        Subject subject,
        Action action,
        String rule,
        boolean shadow,
        String reason,
        Instant createdAt,
        Instant expiresAt,
        long retryAfterMs,
        long version,
        String policyVersion,
        List<String> labels,
        @Nullable String actor,
        List<String> except,
        @Nullable String cause,
        Evidence evidence) {

    /** Most networks that one decision spares. */
    public static final int MAX_EXCEPT = 16;

    public Decision {
        labels = List.copyOf(labels);
        except = List.copyOf(except);
    }

    /** A decision that spares no network and came from no other. */
    public Decision(
            String id,
            Subject subject,
            Action action,
            String rule,
            boolean shadow,
            String reason,
            Instant createdAt,
            Instant expiresAt,
            long retryAfterMs,
            long version,
            String policyVersion,
            List<String> labels,
            @Nullable String actor,
            Evidence evidence) {
        this(
                id,
                subject,
                action,
                rule,
                shadow,
                reason,
                createdAt,
                expiresAt,
                retryAfterMs,
                version,
                policyVersion,
                labels,
                actor,
                List.of(),
                null,
                evidence);
    }

    /** The same decision, in force until another time. */
    public Decision renewed(Instant newExpiresAt, long newRetryAfterMs, long newVersion) {
        return new Decision(
                id,
                subject,
                action,
                rule,
                shadow,
                reason,
                createdAt,
                newExpiresAt,
                newRetryAfterMs,
                newVersion,
                policyVersion,
                labels,
                actor,
                except,
                cause,
                evidence);
    }

    public boolean isActiveAt(Instant now) {
        return now.isBefore(expiresAt);
    }
}
