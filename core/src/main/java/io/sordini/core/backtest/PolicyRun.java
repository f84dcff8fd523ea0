package io.sordini.core.backtest;

import io.sordini.core.fold.Fold;
import io.sordini.core.policy.Policy;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.subject.Keyring;
import java.util.HashMap;
import java.util.Map;

/**
 * One policy over a history. Of throttles in shadow mode only the beginning is known, since their renewals are recorded
 * nowhere. Not thread-safe; two runs share nothing.
 */
public final class PolicyRun {

    /** Each takes some 300 bytes; a history with more of them is given in parts. */
    static final int MOST_MATTERS = 500_000;

    private final String label;
    private final Fold fold;
    private final int most;
    private final Map<Matter, Tenure> tenures = new HashMap<>();
    private final Map<Place, InForce> inForce = new HashMap<>();
    private final Timeline timeline = new Timeline();

    /** Where there is one remediation at a time. */
    private record Place(String subject, boolean shadow) {}

    /** The remediation of a place. */
    private static final class InForce {
        private final Tenure tenure;
        private final String rule;
        private final Action action;
        private final long from;
        private long to;

        private InForce(Tenure tenure, Decision decision, long from) {
            this.tenure = tenure;
            this.rule = decision.rule();
            this.action = decision.action();
            this.from = from;
            this.to = decision.expiresAt().toEpochMilli();
        }

        private boolean isOf(Decision decision) {
            return decision.rule().equals(rule)
                    && decision.action() == action
                    && decision.createdAt().toEpochMilli() == from;
        }

        private void endAt(long time) {
            tenure.held(action, from, Math.max(from, Math.min(to, time)));
        }
    }

    /**
     * A run that has seen nothing yet.
     *
     * @param seed of {@link io.sordini.core.fold.MemoryStore}: no result depends on it
     * @param latest the reader's clock: a record later than this is malformed; milliseconds since the epoch
     */
    public PolicyRun(Policy policy, Keyring keys, long seed, long latest) {
        this(policy, keys, seed, latest, MOST_MATTERS);
    }

    PolicyRun(Policy policy, Keyring keys, long seed, long latest, int most) {
        this.label = policy.label();
        this.most = most;
        this.fold = new Fold(policy, keys, seed, latest, record -> {}, this::published);
    }

    /**
     * Takes in the next record of the history.
     *
     * @throws BacktestException when more is decided than can be kept
     */
    public void accept(SourceRecord record) {
        fold.enforce(record);
    }

    /** What was decided; nothing may be taken in any more. */
    public Decided finish() {
        inForce.values().forEach(last -> last.endAt(Long.MAX_VALUE));
        inForce.clear();
        Map<Matter, Outcome> outcomes = new HashMap<>();
        tenures.forEach((matter, tenure) -> outcomes.put(matter, tenure.outcome()));
        tenures.clear();
        return new Decided(label, outcomes, timeline);
    }

    private void published(Publication publication) {
        byte[] value = publication.value();
        if (value == null) {
            return; // what ends says so in advance
        }
        Topic topic = publication.topic();
        if (topic == Topic.DECISIONS) {
            changed(DecisionCodec.decodeChange(value));
        } else if (topic == Topic.BLOCKLIST || topic == Topic.REVOCATIONS) {
            renewed(DecisionCodec.decode(value));
        }
    }

    private void changed(DecisionChange change) {
        Decision decision = change.decision();
        long at = change.at().toEpochMilli();
        Place place = new Place(decision.subject().key(), decision.shadow());
        if (decision.action() != Action.ALERT) { // which leaves alone what is in force
            InForce before = inForce.remove(place);
            if (before != null) {
                before.endAt(at);
            }
        }
        if (change.type() == DecisionChange.Type.LIFTED) {
            return;
        }
        Tenure tenure = tenure(new Matter(decision.rule(), place.shadow, place.subject), decision, at);
        tenure.decided(decision.action());
        if (decision.action() == Action.ALERT) {
            tenure.held(Action.ALERT, at, at);
        } else {
            inForce.put(place, new InForce(tenure, decision, at));
        }
        if (!decision.shadow()) {
            timeline.count(at);
        }
    }

    /** Renewals are no history: they are published where enforcers look, and only there. */
    private void renewed(Decision decision) {
        InForce current = inForce.get(new Place(decision.subject().key(), decision.shadow()));
        if (current != null && current.isOf(decision)) {
            current.to = Math.max(current.to, decision.expiresAt().toEpochMilli());
        }
    }

    private Tenure tenure(Matter matter, Decision decision, long at) {
        Tenure known = tenures.get(matter);
        if (known != null) {
            return known;
        }
        if (tenures.size() == most) {
            throw new BacktestException("policy " + label + " decides about more than " + most
                    + " subjects, counted once for each rule: give a shorter part of the history");
        }
        Tenure begun = new Tenure(decision.action(), at, decision.reason());
        tenures.put(matter, begun);
        return begun;
    }
}
