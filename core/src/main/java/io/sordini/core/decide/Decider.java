package io.sordini.core.decide;

import io.sordini.core.detect.Alarm;
import io.sordini.core.detect.Watch;
import io.sordini.core.limit.Excess;
import io.sordini.core.limit.Limits;
import io.sordini.core.policy.Guards;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.RateLimit;
import io.sordini.core.store.ByteStore;
import io.sordini.core.store.ExpiryIndex;
import io.sordini.schemas.Publication;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Trait;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    private final Policy policy;
    private final EarlierPolicies earlier;
    private final ByteStore subjectStore;
    private final ByteStore limitStore;
    private final long policyVersion;
    private final Subjects subjects;
    private final ExpiryIndex expiries;
    private final Allowlist allowlist;
    private final Limits limits;
    private final Watch watch;
    private final Guards guards;
    private final Responses responses;
    private final Credentials credentials;
    private final Registry registry;
    private final Orders orders;
    private final Reversal reversal;
    private final Exemptions exemptions;
    private final DocumentSweep documented;
    private final Admission admission;
    private final Remedies remedies;
    private final Consumer<RateLimit> exceeded;
    private final Consumer<Crowding> crowded;

    /** As the other constructor; nobody is told of limits that are exceeded. */
    public Decider(Policy policy, ByteStore subjects, ByteStore limits, ExpiryIndex expiries) {
        this(policy, subjects, limits, expiries, limit -> {}, crowding -> {});
    }

    /**
     * A decider over what is kept in stores.
     *
     * @param limits where Bucket4j's buckets are kept
     * @param exceeded told of a limit each time an event exceeds it; only the first of many leads to a decision
     * @param crowded told each time that somebody is left out, since there are too many
     */
    public Decider(
            Policy policy,
            ByteStore subjects,
            ByteStore limits,
            ExpiryIndex expiries,
            Consumer<RateLimit> exceeded,
            Consumer<Crowding> crowded) {
        this(policy, EarlierPolicies.NONE, subjects, limits, expiries, exceeded, crowded);
    }

    private Decider(
            Policy policy,
            EarlierPolicies earlier,
            ByteStore subjects,
            ByteStore limits,
            ExpiryIndex expiries,
            Consumer<RateLimit> exceeded,
            Consumer<Crowding> crowded) {
        this.policy = policy;
        this.earlier = earlier;
        this.subjectStore = subjects;
        this.limitStore = limits;
        this.exceeded = exceeded;
        this.crowded = crowded;
        this.policyVersion = policy.version();
        this.expiries = expiries;
        this.limits = new Limits(policy, limits);
        this.watch = new Watch(policy);
        this.guards = policy.guards();
        this.admission = new Admission(policy, subjects);
        this.subjects = new Subjects(subjects, expiries, watch, admission, SLACK.toMillis());
        this.allowlist = new Allowlist(policy, subjects);
        this.remedies = new Remedies(policy.label());
        Conclusions conclusions = new Conclusions(policyVersion, watch);
        this.responses = new Responses(policy, remedies, conclusions, watch, subjects);
        this.credentials = new Credentials(
                responses, conclusions, new LogoutCap(policy, subjects), () -> crowded.accept(Crowding.LOGOUT_REFUSED));
        this.registry = new Registry(policy);
        this.reversal = new Reversal(remedies, conclusions, watch, allowlist);
        this.orders = new Orders(remedies, allowlist, reversal);
        this.exemptions = new Exemptions(allowlist, this.subjects, expiries, remedies, subjects);
        this.documented = new DocumentSweep(policy, allowlist, this.subjects, expiries, remedies, subjects);
    }

    /**
     * Who goes on under another policy, with everything that is kept in the stores. Rules of the same name and kind keep what
     * they have counted, limits the share of the tokens that is left. This one must not be used any more.
     */
    public Decider under(Policy next) {
        return new Decider(next, earlier.and(policy), subjectStore, limitStore, expiries, exceeded, crowded);
    }

    /**
     * Takes in the next signal of a subject. What is published to the topic of signals is for other subjects and comes back with
     * their next signals.
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
        if (!state.stored && command == null && !isAdmitted(subject, signal, now, out)) {
            return out;
        }
        state.clock = Math.max(state.clock, signal.time());
        state.touched = Math.max(state.touched, now);
        if (signal.facts().contains(Fact.UNDONE)) {
            reversal.follow(subject, state, signal, now, out);
        } else if (command != null) {
            orders.carryOut(subject, state, command, signal.origin(), now, out);
        } else {
            examine(subject, state, signal, now, out);
        }
        if (state.matters()) {
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
        documented.goOn(now, out);
        exemptions.goOn(now, out);
        for (ExpiryIndex.Entry entry : expiries.due(now, budget)) {
            expiries.remove(entry);
            SubjectState state = subjects.find(entry.key());
            if (state == null || state.wake != entry.at()) {
                continue; // left over from before the subject was woken for another time
            }
            Subject subject = Subject.parse(entry.key()).orElseThrow();
            Remediation enforced = state.enforced;
            if (enforced != null && enforced.listed().isListed() && enforced.expiresAt() <= now) {
                out.add(new Publication(enforced.listed().topic(), entry.key(), null, now));
                state.enforced = enforced.unlisted();
            }
            state.wake = 0;
            if (subjects.isOver(state, now)) {
                subjects.forget(subject);
                limits.forget(subject);
            } else {
                subjects.forgetRules(state);
                subjects.keep(subject, state);
            }
        }
        return out;
    }

    /** Whether something may be kept of a subject of which nothing is; adds an alert if there are too many. */
    private boolean isAdmitted(Subject subject, Signal signal, long now, List<Publication> out) {
        Admission.Answer answer = admission.answer(subject, signal);
        boolean admitted = answer == Admission.Answer.ADMITTED;
        if (answer == Admission.Answer.IN_EXCHANGE) {
            Optional<Subject> evicted = subjects.evict(now);
            evicted.ifPresent(other -> {
                limits.forget(other);
                crowded.accept(Crowding.SUBJECT_EVICTED);
            });
            admitted = evicted.isPresent();
        }
        if (!admitted) {
            crowded.accept(Crowding.SUBJECT_REFUSED);
        }
        if (admission.alerts(now)) {
            SubjectState nobody = new SubjectState();
            nobody.clock = signal.time();
            Finding alert = Findings.crowded(admission.kept(), guards.subjects(), signal.origin(), signal.time());
            remedies.fold(subject, nobody, alert, now, out);
        }
        return admitted;
    }

    private void examine(Subject subject, SubjectState state, Signal told, long now, List<Publication> out) {
        Signal signal = registry.settle(subject, state, told);
        Credentials.note(subject, state, signal);
        if (isAllowed(signal.traits().client(), now)) {
            credentials.take(subject, state, signal, now, out);
            return; // what comes from an allowed address counts against nobody
        }
        boolean ours = signal.policyVersion() == policyVersion;
        // Bits of another policy name other limits.
        int bits = ours ? signal.limits() : limits.meaning(subject.scope(), signal.facts());
        if (bits != 0) {
            count(subject, state, bits, signal, now, out);
        }
        long network = subject.scope() == Scope.USER ? Trait.NETWORK.of(signal.traits()) : 0;
        boolean familiar = network != 0 && state.knowsLogin(network);
        Facts signalled = ours ? Facts.ALL : earlier.signalled(signal.policyVersion(), subject.scope());
        List<Alarm> alarms = watch.examine(subject.scope(), state.rules, signal, signalled, familiar, state.clock);
        for (Alarm alarm : alarms) {
            responses.alarm(subject, state, signal, alarm, now, out);
        }
        if (signal.facts().contains(Fact.CONCLUDED)) {
            responses.convicted(subject, state, signal, now, out);
        }
        if (alarms.isEmpty() && signal.facts().contains(Fact.LOGIN_SUCCEEDED)) {
            remember(subject, state, signal, network);
        }
        credentials.take(subject, state, signal, now, out);
    }

    private void count(Subject subject, SubjectState state, int bits, Signal signal, long now, List<Publication> out) {
        for (Excess excess : limits.count(subject, bits, state.clock)) {
            exceeded.accept(excess.limit());
            Finding throttle = Findings.throttle(excess, signal.origin(), state.clock);
            responses.fold(subject, state, throttle, signal, now, out);
        }
        long full = Math.max(state.clock, state.touched) + limits.lifetime(subject.scope(), bits);
        state.limitedUntil = Math.max(state.limitedUntil, full);
    }

    private boolean isAllowed(@Nullable Address client, long now) {
        return client != null && !allowlist.isEmpty() && allowlist.covers(client.subject(), now);
    }

    /** Who shares an address, and from where a user logs in. */
    private void remember(Subject subject, SubjectState state, Signal signal, long network) {
        if (subject.scope() == Scope.IP && signal.traits().user() != 0) {
            long until = state.clock + guards.sharedWithin().toMillis();
            state.addLogin(signal.traits().user(), until, Guards.MAX_REMEMBERED);
        } else if (network != 0) {
            state.addLogin(network, state.clock + guards.familiar().toMillis(), Guards.MAX_REMEMBERED);
        }
    }
}
