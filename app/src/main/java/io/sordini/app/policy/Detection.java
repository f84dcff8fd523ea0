package io.sordini.app.policy;

import io.sordini.core.fold.Fold;
import io.sordini.core.policy.Policy;
import io.sordini.sandbox.labelled.Demand;
import io.sordini.sandbox.labelled.LabelledEvent;
import io.sordini.sandbox.labelled.LabelledTraffic;
import io.sordini.sandbox.labelled.PlannedAttack;
import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How well a policy tells attacks from ordinary use. A decision about an address belongs to the attacks that come from there,
 * and is a false one where none does; any other belongs to the attacks whose events it names as its evidence, and is a
 * false one when all of them are ordinary.
 */
public final class Detection {

    private static final Set<Action> REFUSE = Set.of(Action.BLOCK, Action.THROTTLE, Action.REVOKE);

    private final Map<String, Integer> attackOf = new HashMap<>();
    private final Map<String, Integer> attackFrom = new HashMap<>();
    private final Set<String> watched = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<Integer> caught = new HashSet<>();
    private final Map<String, Integer> wrong = new TreeMap<>();
    private final Map<String, String> example = new TreeMap<>();
    private final List<PlannedAttack> attacks;
    private final int events;
    private final int permitted;
    private int refusing;

    /**
     * What became of the attacks of one kind.
     *
     * @param due attacks that reach the threshold
     * @param detected of these, seen by the rule that is meant to
     * @param caught of these, seen by any rule
     * @param below attacks that stay below the threshold
     * @param early of these, seen by the rule that is meant to
     */
    public record Kind(int due, int detected, int caught, int below, int early) {}

    private Detection(Policy policy, LabelledTraffic traffic) {
        policy.rules().forEach(rule -> watched.add(rule.name()));
        policy.limits().forEach(limit -> watched.add(limit.name()));
        this.attacks = traffic.attacks().stream()
                .filter(attack -> demands(policy, attack.kind().demand()))
                .toList();
        this.permitted = traffic.attacks().size() - attacks.size();
        this.events = traffic.events().size();
    }

    private static boolean demands(Policy policy, Demand demand) {
        return switch (demand) {
            case NOTHING -> true;
            case ISSUERS -> !policy.tokens().issuers().isEmpty();
            case AUDIENCES -> !policy.tokens().audiences().isEmpty();
            case SECOND_FACTOR -> policy.secondFactor().isDemanded("POST", "/payments/1");
            case REGISTERED_KEYS -> policy.registeredKeysOnly();
        };
    }

    /** Folds the traffic with the policy. */
    public static Detection of(Policy policy, Keyring keys, LabelledTraffic traffic) {
        Detection detection = new Detection(policy, traffic);
        Fold fold = new Fold(policy, keys, Long.MAX_VALUE - 10_000, record -> {}, detection::published);
        for (LabelledEvent event : traffic.events()) {
            Integer attack = event.attack();
            if (attack != null) {
                detection.attackOf.put(event.record().origin(), attack);
                detection.attackFrom.put("ip:" + event.record().key(), attack);
            }
        }
        traffic.events().forEach(event -> fold.enforce(event.record()));
        return detection;
    }

    private void published(Publication publication) {
        byte[] value = publication.value();
        if (publication.topic() != Topic.DECISIONS || value == null) {
            return;
        }
        DecisionChange change = DecisionCodec.decodeChange(value);
        Decision decision = change.decision();
        if (!watched.contains(decision.rule())) {
            return; // a logout revokes, and is no detection
        }
        Set<Integer> attacked = attacks(decision);
        for (Integer attack : attacked) {
            caught.add(attack);
            seen.add(decision.rule() + " " + attack);
        }
        if (attacked.isEmpty() && change.type() != DecisionChange.Type.EXTENDED) {
            wrong.merge(decision.rule(), 1, Integer::sum);
            refusing += !decision.shadow() && REFUSE.contains(decision.action()) ? 1 : 0;
            example.putIfAbsent(decision.rule(), decision.subject() + ": " + decision.reason());
        }
    }

    private Set<Integer> attacks(Decision decision) {
        Set<Integer> found = new HashSet<>();
        if (decision.subject().scope() == Scope.IP) {
            Integer attack = attackFrom.get(decision.subject().key());
            if (attack != null) {
                found.add(attack);
            }
            return found;
        }
        for (String origin : decision.evidence().origins()) {
            Integer attack = attackOf.get(origin);
            if (attack != null) {
                found.add(attack);
            }
        }
        return found;
    }

    public int events() {
        return events;
    }

    /** Attacks that the policy has nothing against, since it does not demand what they do without. */
    public int permitted() {
        return permitted;
    }

    /** Per rule that is meant to see them. */
    public Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new TreeMap<>();
        for (PlannedAttack attack : attacks) {
            String rule = attack.kind().rule();
            boolean bySelf = seen.contains(rule + " " + attack.number());
            boolean byAny = caught.contains(attack.number());
            kinds.merge(
                    rule,
                    attack.reachesThreshold()
                            ? new Kind(1, bySelf ? 1 : 0, byAny ? 1 : 0, 0, 0)
                            : new Kind(0, 0, 0, 1, bySelf ? 1 : 0),
                    Detection::sum);
        }
        return kinds;
    }

    /** Of all attacks together. */
    public Kind total() {
        return kinds().values().stream().reduce(new Kind(0, 0, 0, 0, 0), Detection::sum);
    }

    private static Kind sum(Kind a, Kind b) {
        return new Kind(
                a.due + b.due, a.detected + b.detected, a.caught + b.caught, a.below + b.below, a.early + b.early);
    }

    /** Of the decisions about ordinary use, those that have requests refused. */
    public int refusing() {
        return refusing;
    }

    /** Decisions about ordinary use, by rule. */
    public Map<String, Integer> falsePositives() {
        return Map.copyOf(wrong);
    }

    /** The reason of the first of them, by rule. */
    public Map<String, String> examples() {
        return Map.copyOf(example);
    }
}
