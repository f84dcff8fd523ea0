package io.sordini.core.decide;

import io.sordini.schemas.decision.Action;

/**
 * The decision that is in force for a subject, as far as the next signals need it.
 *
 * @param expiresAt milliseconds since the epoch
 * @param renewedAt when it was last made or renewed, milliseconds since the epoch
 * @param listed whether an enforcement topic holds it, so that a tombstone must follow
 * @param decision the published JSON
 */
@SuppressWarnings("ArrayRecordComponent") // kept and republished, never compared
record Remediation(Action action, String rule, long expiresAt, long renewedAt, boolean listed, byte[] decision) {

    boolean isInForceAt(long time) {
        return action != Action.ALLOW && time < expiresAt;
    }

    /** Renewing earlier would flood the topic, later would leave gaps. */
    boolean isHalfOverAt(long time) {
        return time - renewedAt >= (expiresAt - renewedAt) / 2;
    }

    Remediation unlisted() {
        return new Remediation(action, rule, expiresAt, renewedAt, false, decision);
    }
}
