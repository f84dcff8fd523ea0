package io.sordini.core.decide;

import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;

/**
 * The decision that is in force for a subject, as far as the next signals need it.
 *
 * @param expiresAt milliseconds since the epoch
 * @param renewedAt when it was last made or renewed, milliseconds since the epoch
 * @param listed which enforcement topic holds it, so that a tombstone must follow
 * @param decision the published JSON
 */
@SuppressWarnings("ArrayRecordComponent") // kept and republished, never compared
record Remediation(Action action, String rule, long expiresAt, long renewedAt, Listing listed, byte[] decision) {

    /** Where enforcers find a decision. */
    enum Listing {
        NOWHERE(0),
        BLOCKLIST(1),
        REVOCATIONS(2);

        private final int code;

        Listing(int code) {
            this.code = code;
        }

        /** In the binary form of a subject's state. */
        int code() {
            return code;
        }

        static Listing of(int code) {
            return code == REVOCATIONS.code ? REVOCATIONS : code == BLOCKLIST.code ? BLOCKLIST : NOWHERE;
        }

        boolean isListed() {
            return this != NOWHERE;
        }

        Topic topic() {
            return this == REVOCATIONS ? Topic.REVOCATIONS : Topic.BLOCKLIST;
        }
    }

    boolean isInForceAt(long time) {
        return action != Action.ALLOW && time < expiresAt;
    }

    /** Renewing earlier would flood the topic, later would leave gaps. */
    boolean isHalfOverAt(long time) {
        return time - renewedAt >= (expiresAt - renewedAt) / 2;
    }

    Remediation unlisted() {
        return new Remediation(action, rule, expiresAt, renewedAt, Listing.NOWHERE, decision);
    }
}
