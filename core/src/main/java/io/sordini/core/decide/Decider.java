package io.sordini.core.decide;

import io.sordini.core.detect.Detector;
import io.sordini.core.detect.Verdict;
import io.sordini.core.limit.Excess;
import io.sordini.core.limit.Limits;
import io.sordini.core.policy.Mode;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.RateLimit;
import io.sordini.core.store.ByteStore;
import io.sordini.core.store.ExpiryIndex;
import io.sordini.schemas.Publication;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stage two of enforcement: takes in one subject's signals in order, keeps its state, and publishes what is decided.
 * Decisions are made on event time and expire on wall time.
 */
public final class Decider {

    /**
     * Kept beyond every other end: a stream that lags behind the wall clock still finds its state, and a signed command
     * that is sent again within what clocks may differ finds itself carried out.
     */
    private static final Duration SLACK = Duration.ofMinutes(20);

    private static final Duration LONGEST_CREDENTIAL = Duration.ofDays(3650);
    private static final int ALL_LIMITS = -1;

    private final long policyVersion;
    private final Subjects subjects;
    private final ExpiryIndex expiries;
    private final Allowlist allowlist;
    private final Limits limits;
    private final List<Detector> detectors;
    private final Remedies remedies;
    private final Orders orders;
    private final Exemptions exemptions;
    private final Consumer<RateLimit> exceeded;

    /** As the other constructor; nobody is told of limits that are exceeded. */
    public Decider(Policy policy, ByteStore subjects, ByteStore limits, ExpiryIndex expiries) {
        this(policy, subjects, limits, expiries, limit -> {});
    }

    /**
     * A decider over what is kept in stores.
     *
     * @param limits where Bucket4j's buckets are kept
     * @param exceeded told of a limit each time an event exceeds it; only the first of many leads to a decision
     */
    public Decider(
            Policy policy, ByteStore subjects, ByteStore limits, ExpiryIndex expiries, Consumer<RateLimit> exceeded) {
        this.exceeded = exceeded;
        this.policyVersion = policy.version();
        this.expiries = expiries;
        this.limits = new Limits(policy, limits);
        this.detectors = policy.rules().stream()
                .filter(rule -> rule.mode() != Mode.OFF)
                .map(Detector::of)
                .toList();
        this.subjects = new Subjects(subjects, expiries, lifetime(policy, detectors));
        this.allowlist = new Allowlist(policy, subjects);
        this.remedies = new Remedies(policy.label());
        this.orders = new Orders(remedies, allowlist);
        this.exemptions = new Exemptions(allowlist, this.subjects, expiries, remedies, subjects);
    }

    private static long lifetime(Policy policy, List<Detector> detectors) {
        long longest = 0;
        for (Detector detector : detectors) {
            longest = Math.max(longest, detector.lifetime());
        }
        for (var limit : policy.limits()) {
            longest = Math.max(longest, Limits.lifetime(limit));
        }
        return longest + SLACK.toMillis();
    }

    /**
     * Takes in the next signal of a subject.
     *
     * @param now wall clock, milliseconds since the epoch; in a replay the latest event time
     */
    public List<Publication> decide(Subject subject, Signal signal, long now) {
        List<Publication> out = new ArrayList<>(2);
        Command command = signal.command();
        if (command != null && command.type().concernsMany()) {
            exemptions.carryOut(command, signal.time(), now, out);
            return out;
        }
        if (command == null && allowlist.covers(subject, now)) {
            return out;
        }
        SubjectState state = subjects.of(subject);
        state.clock = Math.max(state.clock, signal.time());
        state.touched = Math.max(state.touched, now);
        if (command != null) {
            orders.carryOut(subject, state, command, signal.origin(), now, out);
        } else {
            for (Finding finding : findings(subject, state, signal)) {
                remedies.fold(subject, state, finding, now, out);
            }
        }
        if (signal.limits() != 0 || state.matters()) {
            subjects.keep(subject, state);
        }
        return out;
    }

    /**
     * Tombstones for what ended, the end of state whose absence means the same, and the next part of what new allow entries
     * lift.
     *
     * @param budget how many entries of the index are looked at, at most
     */
    public List<Publication> expire(long now, int budget) {
        List<Publication> out = new ArrayList<>();
        exemptions.goOn(now, out);
        for (ExpiryIndex.Entry entry : expiries.due(now, budget)) {
            expiries.remove(entry);
            SubjectState state = subjects.find(entry.key());
            if (state == null || state.wake != entry.at()) {
                continue; // left over from before the subject was woken for another time
            }
            Subject subject = Subject.parse(entry.key()).orElseThrow();
            Remediation enforced = state.enforced;
            if (enforced != null && enforced.listed() && enforced.expiresAt() <= now) {
                out.add(new Publication(Remedies.topic(subject), entry.key(), null, now));
                state.enforced = enforced.unlisted();
            }
            state.wake = 0;
            if (subjects.isOver(state, now)) {
                subjects.forget(subject);
                limits.forget(subject);
            } else {
                subjects.keep(subject, state);
            }
        }
        return out;
    }

    private List<Finding> findings(Subject subject, SubjectState state, Signal signal) {
        List<Finding> findings = new ArrayList<>(1);
        if (signal.limits() != 0) {
            // Bits of another policy name other limits; then the event counts against all.
            int bits = signal.policyVersion() == policyVersion ? signal.limits() : ALL_LIMITS;
            for (Excess excess : limits.count(subject, bits, state.clock)) {
                exceeded.accept(excess.limit());
                findings.add(Findings.throttle(excess, signal.origin(), state.clock));
            }
        }
        for (Detector detector : detectors) {
            String rule = detector.rule().name();
            if (detector.rule().subject() == subject.scope()
                    && signal.facts().contains(detector.rule().on())) {
                Verdict verdict = detector.examine(state.rules.get(rule), signal, state.clock);
                state.rules.put(rule, verdict.state());
                if (verdict.fired() != null) {
                    findings.add(Findings.fired(detector.rule(), verdict.fired(), state.clock));
                }
            }
        }
        credential(state, signal, findings);
        return findings;
    }

    private static void credential(SubjectState state, Signal signal, List<Finding> findings) {
        boolean real =
                signal.facts().contains(Fact.TOKEN_ISSUED) || signal.facts().contains(Fact.TOKEN_USED);
        if (real || state.credentialEnd > 0) {
            long end = signal.credentialExpiry() > 0
                    ? Math.min(signal.credentialExpiry(), state.clock + LONGEST_CREDENTIAL.toMillis())
                    : state.clock + Findings.UNKNOWN_LIFE.toMillis();
            state.credentialEnd = Math.max(state.credentialEnd, end);
        }
        // Revoking what nobody ever accepted would let anyone fill the topic with random tokens.
        if (signal.facts().contains(Fact.LOGOUT) && state.credentialEnd > state.clock) {
            findings.add(Findings.loggedOut(signal.origin(), state.credentialEnd, state.clock));
        }
    }
}
