package io.sordini.core.decide;

import io.sordini.core.decide.Remediation.Listing;
import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds findings into the one remediation of a subject: the strongest wins, and nothing that denies is ever shortened. */
final class Remedies {

    private static final int ID_BYTES = 16;

    private final String policyLabel;

    Remedies(String policyLabel) {
        this.policyLabel = policyLabel;
    }

    /**
     * Adds what must be published.
     *
     * @param now wall clock: a decision that is over by then is history only
     */
    void fold(Subject subject, SubjectState state, Finding finding, long now, List<Publication> out) {
        Remediation current = finding.shadow() ? state.shadow : state.enforced;
        if (finding.action() == Action.ALERT) { // tells people, whatever is in force
            decide(subject, state, finding, DecisionChange.Type.CREATED, finding.expiresAt(), now, out);
        } else if (current == null || !current.isInForceAt(state.clock)) {
            decide(subject, state, finding, DecisionChange.Type.CREATED, finding.expiresAt(), now, out);
        } else if (finding.renewal() && finding.action() == current.action()) {
            // What goes on and on is renewed at half-life; each event anew would flood the topics.
            if (current.isHalfOverAt(state.clock)) {
                goOn(subject, state, current, finding, now, out);
            }
        } else if (finding.action().isStrongerThan(current.action())) {
            outweigh(state, current, finding);
            long end = Math.max(finding.expiresAt(), current.expiresAt());
            decide(subject, state, finding, DecisionChange.Type.REPLACED, end, now, out);
        } else if (finding.action() == current.action() && finding.expiresAt() > current.expiresAt()) {
            outweigh(state, current, finding);
            decide(subject, state, finding, DecisionChange.Type.EXTENDED, finding.expiresAt(), now, out);
        } else if (!finding.shadow() && !finding.renewal() && !finding.rule().equals(current.rule())) {
            Decision asked = decision(subject, state, finding, finding.expiresAt(), state.version);
            remember(state, remediation(asked, finding.rule(), state.clock, Listing.NOWHERE));
        }
    }

    /** What is in force gives way to another rule's, and would stand if that were undone. */
    private static void outweigh(SubjectState state, Remediation current, Finding finding) {
        if (!finding.shadow() && !finding.rule().equals(current.rule())) {
            remember(state, current.unlisted());
        }
    }

    /** Of all that is outweighed the strongest is kept, and of those that which lasts longest. */
    private static void remember(SubjectState state, Remediation other) {
        Remediation known = state.outweighed;
        if (known == null
                || !known.isInForceAt(state.clock)
                || other.action().isStrongerThan(known.action())
                || (other.action() == known.action() && other.expiresAt() > known.expiresAt())) {
            state.outweighed = other;
        }
    }

    /** Puts in force what was outweighed until now; nothing if nothing was, or it is over. */
    @Nullable
    Decision reinstate(SubjectState state, long now, List<Publication> out) {
        Remediation outweighed = state.outweighed;
        state.outweighed = null;
        if (outweighed == null || !outweighed.isInForceAt(state.clock)) {
            return null;
        }
        Decision made = DecisionCodec.decode(outweighed.decision());
        Decision decision = made.renewed(made.expiresAt(), made.retryAfterMs(), nextVersion(state));
        state.enforced = list(decision, state, made.rule(), now, out);
        record(decision, DecisionChange.Type.CREATED, state.clock, out);
        return decision;
    }

    /**
     * Ends what is in force by an explicit value: a tombstone alone must never be what lifts.
     *
     * @return whether anything was in force
     */
    boolean lift(
            Subject subject,
            SubjectState state,
            String reason,
            @Nullable String actor,
            long now,
            List<Publication> out) {
        Remediation current = state.enforced;
        if (current == null || !current.isInForceAt(state.clock)) {
            return false;
        }
        Decision lifted = DecisionCodec.decode(current.decision());
        Decision decision = new Decision(
                lifted.id(),
                subject,
                Action.ALLOW,
                lifted.rule(),
                false,
                reason,
                lifted.createdAt(),
                lifted.expiresAt(),
                0,
                nextVersion(state),
                policyLabel,
                lifted.labels(),
                actor,
                lifted.evidence());
        state.enforced = list(decision, state, current.rule(), now, out);
        record(decision, DecisionChange.Type.LIFTED, state.clock, out);
        return true;
    }

    /**
     * Ends what is in force, and forgets what was counted against the subject and what another rule found.
     *
     * @param actor absent where the policy allows it
     * @return whether anything was in force
     */
    boolean pardon(
            Subject subject,
            SubjectState state,
            String reason,
            @Nullable String actor,
            long now,
            List<Publication> out) {
        state.rules.clear();
        state.shadow = null;
        state.outweighed = null;
        return lift(subject, state, reason, actor, now, out);
    }

    /** Where enforcers look: a user may be revoked, and may as well be only challenged. */
    private static Listing listing(Subject subject, Action action, @Nullable Remediation before) {
        if (action == Action.ALLOW && before != null && before.listed().isListed()) {
            return before.listed();
        }
        boolean revoked = action == Action.REVOKE || (isCredential(subject) && subject.scope() != Scope.USER);
        return revoked ? Listing.REVOCATIONS : Listing.BLOCKLIST;
    }

    static boolean isCredential(Subject subject) {
        return switch (subject.scope()) {
            case USER, SESSION, TOKEN, FAMILY, API_KEY -> true;
            case IP, RANGE, TENANT, PASSWORD -> false;
        };
    }

    private void decide(
            Subject subject,
            SubjectState state,
            Finding finding,
            DecisionChange.Type type,
            long expiresAt,
            long now,
            List<Publication> out) {
        Decision decision = decision(subject, state, finding, expiresAt, nextVersion(state));
        if (finding.action() == Action.ALERT) {
            record(decision, type, state.clock, out);
            return;
        }
        if (finding.shadow()) {
            state.shadow = remediation(decision, finding.rule(), state.clock, Listing.NOWHERE);
        } else {
            state.enforced = list(decision, state, finding.rule(), now, out);
        }
        record(decision, type, state.clock, out);
    }

    private Decision decision(Subject subject, SubjectState state, Finding finding, long expiresAt, long version) {
        return new Decision(
                id(subject, finding),
                subject,
                finding.action(),
                finding.rule(),
                finding.shadow(),
                finding.reason(),
                Instant.ofEpochMilli(state.clock),
                Instant.ofEpochMilli(expiresAt),
                finding.retryAfterMs(),
                version,
                policyLabel,
                finding.labels(),
                finding.actor(),
                finding.except(),
                finding.cause(),
                finding.evidence());
    }

    private void goOn(
            Subject subject,
            SubjectState state,
            Remediation current,
            Finding finding,
            long now,
            List<Publication> out) {
        if (finding.rule().equals(current.rule())) {
            renew(state, current, finding, now, out);
        } else if (finding.expiresAt() > current.expiresAt()) {
            decide(subject, state, finding, DecisionChange.Type.EXTENDED, finding.expiresAt(), now, out);
        }
    }

    private void renew(SubjectState state, Remediation current, Finding finding, long now, List<Publication> out) {
        Decision made = DecisionCodec.decode(current.decision());
        Instant expiresAt = Instant.ofEpochMilli(Math.max(current.expiresAt(), finding.expiresAt()));
        Decision decision = made.renewed(expiresAt, finding.retryAfterMs(), nextVersion(state));
        if (finding.shadow()) {
            state.shadow = remediation(decision, current.rule(), state.clock, Listing.NOWHERE);
        } else {
            state.enforced = list(decision, state, current.rule(), now, out);
        }
    }

    private static Remediation list(
            Decision decision, SubjectState state, String rule, long now, List<Publication> out) {
        Remediation before = state.enforced;
        Listing last = before == null ? Listing.NOWHERE : before.listed();
        if (decision.expiresAt().toEpochMilli() <= now) {
            return remediation(decision, rule, state.clock, last);
        }
        String key = decision.subject().key();
        Listing listing = listing(decision.subject(), decision.action(), before);
        Remediation remediation = remediation(decision, rule, state.clock, listing);
        if (last.isListed() && last != listing) {
            out.add(new Publication(
                    last.topic(), key, null, state.clock)); // what is in force there ends by its own end
        }
        out.add(new Publication(listing.topic(), key, remediation.decision(), state.clock));
        return remediation;
    }

    private static Remediation remediation(Decision decision, String rule, long time, Listing listed) {
        return new Remediation(
                decision.action(),
                rule,
                decision.expiresAt().toEpochMilli(),
                time,
                listed,
                DecisionCodec.encode(decision));
    }

    private static void record(Decision decision, DecisionChange.Type type, long time, List<Publication> out) {
        DecisionChange change = new DecisionChange(type, Instant.ofEpochMilli(time), decision);
        out.add(new Publication(Topic.DECISIONS, decision.subject().key(), DecisionCodec.encode(change), time));
    }

    private static long nextVersion(SubjectState state) {
        state.version = Math.max(state.version + 1, state.clock);
        return state.version;
    }

    /** The identity of the decision that a finding leads to. */
    static String id(Subject subject, Finding finding) {
        String identity = subject.key() + "\n" + finding.rule() + "\n" + finding.origin();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
