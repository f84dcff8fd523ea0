package io.sordini.core.decide;

import io.sordini.core.detect.Alarm;
import io.sordini.core.detect.Watch;
import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Escalation;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.Response.Target;
import io.sordini.core.policy.Rule;
import io.sordini.core.store.ByteStore;
import io.sordini.schemas.Publication;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what fired into decisions about the subject, and into signals to whom else it concerns. */
final class Responses {

    private final Policy policy;
    private final Remedies remedies;
    private final Conclusions conclusions;
    private final Runaway runaway;
    private final Judge judge;
    private final Watch watch;

    Responses(Policy policy, Remedies remedies, Conclusions conclusions, Watch watch, ByteStore store) {
        this.watch = watch;
        this.policy = policy;
        this.remedies = remedies;
        this.conclusions = conclusions;
        this.runaway = new Runaway(policy.guards(), store);
        this.judge = new Judge(policy, runaway);
    }

    /** A rule about the subject fired. */
    void alarm(Subject subject, SubjectState state, Signal signal, Alarm alarm, long now, List<Publication> out) {
        Rule rule = alarm.rule();
        if (rule.response().target() == Target.ITSELF) {
            Sentence sentence = sentence(subject, state, rule, alarm.duration(), now);
            Finding finding = Findings.fired(alarm, sentence, state.clock).from(precedent(state, rule));
            fold(subject, state, finding, signal, now, out);
            follow(subject, state, finding);
            tellOfGuard(subject, state, signal, now, out);
            return;
        }
        Sentence alert = new Sentence(Action.ALERT, alarm.duration(), List.of(), "", Map.of());
        Finding finding = Findings.fired(alarm, alert, state.clock).from(precedent(state, rule));
        fold(subject, state, finding, signal, now, out);
        String id = Remedies.id(subject, finding);
        Cascade cascade = Cascade.of(id, rule.name(), finding.cause(), state.clock);
        for (Alarm.Contributor contributor : alarm.contributors()) {
            Subject address = contributor.address().subject();
            conclusions.convict(address, rule.name(), id, contributor.origin(), state.clock, out);
            cascade = cascade.convicting(address.key());
        }
        Subject session = signal.session();
        if (rule.response().target() == Target.SESSION && session != null && !judge.spares(subject, state, rule)) {
            conclusions.convict(session, rule.name(), id, signal.origin(), state.clock, out);
            cascade = cascade.convicting(session.key());
        }
        state.addCascade(cascade);
    }

    /** The last decision of a rule that this one follows on. */
    private static @Nullable String precedent(SubjectState state, Rule rule) {
        String last = null;
        if (rule.condition() instanceof Condition.Sequence sequence) {
            for (Cascade cascade : state.cascades) {
                last = sequence.after().contains(cascade.rule()) ? cascade.decision() : last;
            }
        }
        return last;
    }

    /** A decision on which another rule may follow is remembered, so that it can be undone together with what follows. */
    private void follow(Subject subject, SubjectState state, Finding finding) {
        Remediation enforced = state.enforced;
        boolean made = !finding.shadow() && enforced != null && enforced.rule().equals(finding.rule());
        if (made && watch.isFollowed(finding.rule())) {
            state.addCascade(Cascade.of(Remedies.id(subject, finding), finding.rule(), finding.cause(), state.clock));
        }
    }

    /** A rule about another subject fired, and acts on this one. */
    void convicted(Subject subject, SubjectState state, Signal signal, long now, List<Publication> out) {
        String name = signal.rule();
        if (name == null) {
            return;
        }
        policy.rule(name).ifPresent(rule -> {
            Sentence sentence = sentence(subject, state, rule, rule.response().duration(), now);
            Finding finding = Findings.concluded(rule, sentence, signal.origin(), state.clock)
                    .from(signal.cause());
            fold(subject, state, finding, signal, now, out);
            follow(subject, state, finding);
            tellOfGuard(subject, state, signal, now, out);
        });
    }

    private void tellOfGuard(Subject subject, SubjectState state, Signal signal, long now, List<Publication> out) {
        if (runaway.alerts(now)) {
            Finding alert = Findings.runaway(runaway.inMinute(), runaway.inHour(), signal.origin(), state.clock);
            remedies.fold(subject, state, alert, now, out);
        }
    }

    /** Adds what must be published, and tells whom else a new denial concerns. */
    void fold(Subject subject, SubjectState state, Finding finding, Signal signal, long now, List<Publication> out) {
        Action before = inForce(state);
        remedies.fold(subject, state, finding, now, out);
        Action after = inForce(state);
        if (finding.shadow() || after == before) {
            return;
        }
        if (after == Action.BLOCK) {
            long memory = policy.escalation().memory().toMillis();
            state.addBlock(state.clock + memory, Escalation.MAX_REMEMBERED);
            runaway.count(now);
        }
        if (subject.scope() == Scope.IP && (after == Action.BLOCK || after == Action.THROTTLE)) {
            Fact how = after == Action.BLOCK ? Fact.BLOCKED : Fact.THROTTLED;
            conclusions.denied(subject, how, signal.origin(), state.clock, out);
        }
    }

    private static Action inForce(SubjectState state) {
        Remediation enforced = state.enforced;
        return enforced == null || !enforced.isInForceAt(state.clock) ? Action.ALLOW : enforced.action();
    }

    private Sentence sentence(Subject subject, SubjectState state, Rule rule, Duration asked, long now) {
        if (rule.response().action() != Action.REVOKE) {
            return judge.sentence(subject, state, rule, asked, now);
        }
        // Revoking what nobody ever accepted would let anyone fill the topic with random tokens.
        long left = state.credentialEnd - state.clock;
        return left > 0
                ? new Sentence(Action.REVOKE, Duration.ofMillis(left), List.of(), "", Map.of())
                : new Sentence(Action.ALERT, asked, List.of(), "", Map.of());
    }
}
