package io.sordini.core.explain;

import io.sordini.core.policy.Rule;
import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Trait;
import io.sordini.schemas.signal.Traits;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signals that stage two concluded from its own decisions; the history of decisions has what they were concluded from. */
final class Conclusions {

    private static final Facts CONCLUDED = Facts.of(Fact.BLOCKED, Fact.THROTTLED, Fact.WITHDRAWN_USED);
    private static final Facts USED = Facts.of(Fact.TOKEN_USED, Fact.TOKEN_PRESENTED, Fact.SESSION_USED);

    private final Sightings sightings;
    private final History history;
    private final RecordedEvents events;
    private final Function<Decision, Judgement> judge;

    /** @param judge says whether a decision that was concluded from is supported itself */
    Conclusions(Sightings sightings, History history, RecordedEvents events, Function<Decision, Judgement> judge) {
        this.judge = judge;
        this.sightings = sightings;
        this.history = history;
        this.events = events;
    }

    /** Whether a rule counts what stage two concludes. */
    static boolean concern(Rule rule) {
        return rule.on().meet(CONCLUDED);
    }

    /**
     * What was concluded.
     *
     * @param signals by the origin of the event that it was concluded at
     * @param support of the decisions that it was concluded from, the worst of them
     */
    record Found(Map<String, Signal> signals, Support support) {}

    /** What was concluded at each of the origins about the decision's subject, as far as that can be found. */
    Found at(Decision decision, Rule rule, List<String> origins) {
        Map<String, Signal> found = new LinkedHashMap<>();
        Support support = Support.SUPPORTED;
        if (!concern(rule)) {
            return new Found(found, support);
        }
        Map<String, SourceRecord> records = rule.on().contains(Fact.WITHDRAWN_USED)
                ? events.at(
                        origins,
                        decision.evidence().firstAt(),
                        decision.evidence().lastAt())
                : Map.of();
        for (String origin : origins) {
            Optional<Signal> withdrawn = withdrawn(decision.subject(), rule, records.get(origin));
            withdrawn.ifPresent(signal -> found.put(origin, signal));
            Optional<DecisionChange> denial = withdrawn.isPresent() ? Optional.empty() : denial(decision, rule, origin);
            if (denial.isPresent()) {
                found.put(origin, signal(denial.get(), origin));
                support = support.and(judge.apply(denial.get().decision()).support());
            }
        }
        return new Found(found, support);
    }

    /** The decision that blocked or throttled an address at that event. */
    private Optional<DecisionChange> denial(Decision decision, Rule rule, String origin) {
        return history
                .made(made -> !made.shadow()
                        && !made.id().equals(decision.id())
                        && History.firing(made).equals(origin)
                        && denies(rule, made.action())
                        && concerns(made.subject(), decision.subject()))
                .stream()
                .findFirst();
    }

    private static boolean denies(Rule rule, Action action) {
        return (action == Action.BLOCK && rule.on().contains(Fact.BLOCKED))
                || (action == Action.THROTTLE && rule.on().contains(Fact.THROTTLED));
    }

    private static Signal signal(DecisionChange denial, String origin) {
        Decision made = denial.decision();
        Fact fact = made.action() == Action.BLOCK ? Fact.BLOCKED : Fact.THROTTLED;
        return signal(denial.at().toEpochMilli(), fact, address(made.subject()), origin);
    }

    private static boolean concerns(Subject decided, Subject subject) {
        Address client = address(decided);
        return client != null
                && (decided.equals(subject)
                        || (subject.scope() == Scope.RANGE
                                && Trait.networkOf(client).toString().equals(subject.value())));
    }

    private static @Nullable Address address(Subject subject) {
        return subject.scope() == Scope.IP
                ? Network.parse(subject.value()).map(Network::base).orElse(null)
                : null;
    }

    /** The event used a credential that stood revoked. */
    private Optional<Signal> withdrawn(Subject subject, Rule rule, @Nullable SourceRecord record) {
        if (record == null || !rule.on().contains(Fact.WITHDRAWN_USED)) {
            return Optional.empty();
        }
        return sightings.all(record).stream()
                .filter(signal -> signal.signal().facts().meet(USED) && isFrom(subject, signal))
                .filter(signal -> wasRevoked(signal.subject(), signal.signal().time()))
                .findFirst()
                .map(SubjectSignal::signal)
                .map(signal -> signal(
                        signal.time(), Fact.WITHDRAWN_USED, signal.traits().client(), signal.origin()));
    }

    private static boolean isFrom(Subject subject, SubjectSignal signal) {
        Address client = signal.signal().traits().client();
        return client != null && client.subject().equals(subject);
    }

    private boolean wasRevoked(Subject credential, long time) {
        Instant at = Instant.ofEpochMilli(time);
        List<DecisionChange> before = history.of(credential).stream()
                .filter(change -> !change.decision().shadow() && !change.at().isAfter(at))
                .toList();
        if (before.isEmpty()) {
            return false;
        }
        Decision last = before.get(before.size() - 1).decision();
        return last.action() == Action.REVOKE && last.isActiveAt(at);
    }

    private static Signal signal(long time, Fact fact, @Nullable Address client, String origin) {
        return new Signal(time, 0, Facts.of(fact), 0, 0, Traits.of(client), 0, origin, null, null, null);
    }
}
