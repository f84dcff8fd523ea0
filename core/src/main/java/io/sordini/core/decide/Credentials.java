package io.sordini.core.decide;

import io.sordini.schemas.Publication;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.util.List;

/** How long credentials live, that they are withdrawn, and that somebody uses them all the same. */
final class Credentials {

    private static final Facts REAL =
            Facts.of(Fact.TOKEN_ISSUED, Fact.TOKEN_USED, Fact.SESSION_USED, Fact.API_KEY_USED, Fact.API_KEY_REGISTERED);
    private static final Facts USED =
            Facts.of(Fact.TOKEN_USED, Fact.TOKEN_PRESENTED, Fact.SESSION_USED, Fact.API_KEY_USED);
    private static final Duration LONGEST = Duration.ofDays(3650);

    /** What is under way when a credential is withdrawn is nobody's fault. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Responses responses;
    private final Conclusions conclusions;
    private final LogoutCap logouts;
    private final Runnable refused;

    /** @param refused told of each logout that revokes nothing, since too many came from its address */
    Credentials(Responses responses, Conclusions conclusions, LogoutCap logouts, Runnable refused) {
        this.responses = responses;
        this.conclusions = conclusions;
        this.logouts = logouts;
        this.refused = refused;
    }

    /** Notes how long a credential lives, before any rule asks whether it is a real one. */
    static void note(Subject subject, SubjectState state, Signal signal) {
        boolean ends = signal.facts().contains(Fact.LOGOUT) && state.credentialEnd > 0;
        if (Remedies.isCredential(subject) && (signal.facts().meet(REAL) || ends)) {
            long unknown = state.registeredUntil > 0 ? SubjectState.KEPT_MS : Findings.UNKNOWN_LIFE.toMillis();
            long end = signal.credentialExpiry() > 0
                    ? Math.min(signal.credentialExpiry(), state.clock + LONGEST.toMillis())
                    : state.clock + unknown;
            state.credentialEnd = Math.max(state.credentialEnd, end);
        }
    }

    /** Adds what must be published when a credential is withdrawn, or used although it was. */
    void take(Subject subject, SubjectState state, Signal signal, long now, List<Publication> out) {
        if (!Remedies.isCredential(subject)) {
            return;
        }
        Address client = signal.traits().client();
        if (client != null && isWithdrawn(state) && signal.facts().meet(USED)) {
            conclusions.withdrawnUse(client, signal.origin(), state.clock, out);
        }
        // Revoking what nobody ever accepted would let anyone fill the topic with random tokens.
        if (signal.facts().contains(Fact.LOGOUT) && state.credentialEnd > state.clock) {
            if (client != null && !isInForce(state) && !logouts.admits(client, state.clock)) {
                refused.run();
                return;
            }
            Finding finding = Findings.loggedOut(signal.origin(), state.credentialEnd, state.clock);
            responses.fold(subject, state, finding, signal, now, out);
        }
    }

    private static boolean isInForce(SubjectState state) {
        Remediation enforced = state.enforced;
        return enforced != null && enforced.action() == Action.REVOKE && enforced.isInForceAt(state.clock);
    }

    private static boolean isWithdrawn(SubjectState state) {
        Remediation enforced = state.enforced;
        return enforced != null
                && enforced.action() == Action.REVOKE
                && enforced.isInForceAt(state.clock)
                && state.clock - enforced.renewedAt() > GRACE.toMillis();
    }
}
