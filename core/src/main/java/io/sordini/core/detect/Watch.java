package io.sordini.core.detect;

import io.sordini.core.policy.Condition.Sequence;
import io.sordini.core.policy.Mode;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.subject.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All rules of a policy. A signal reaches only those that some fact of it concerns. */
public final class Watch {

    private final Map<Scope, Map<Fact, List<Watched>>> byFact = new EnumMap<>(Scope.class);
    private final Map<Scope, Facts> wanted = new EnumMap<>(Scope.class);
    private final Map<String, List<SequenceDetector>> followers = new HashMap<>();
    private final List<String> order;
    private final Map<String, Long> lifetimes = new HashMap<>();

    private record Watched(Detector detector, Facts facts) {}

    public Watch(Policy policy) {
        for (Scope scope : Scope.values()) {
            wanted.put(scope, policy.wanted(scope));
        }
        order = policy.rules().stream().map(Rule::name).toList();
        policy.rules().stream().filter(rule -> rule.mode() != Mode.OFF).forEach(this::add);
    }

    private void add(Rule rule) {
        Detector detector = Detector.of(rule);
        Watched watched = new Watched(detector, rule.facts());
        Map<Fact, List<Watched>> ofScope = byFact.computeIfAbsent(rule.subject(), scope -> new EnumMap<>(Fact.class));
        rule.facts()
                .forEach(fact -> ofScope.computeIfAbsent(fact, concerned -> new ArrayList<>(1))
                        .add(watched));
        lifetimes.put(rule.name(), detector.lifetime());
        if (detector instanceof SequenceDetector sequence && rule.condition() instanceof Sequence condition) {
            condition
                    .after()
                    .forEach(first -> followers
                            .computeIfAbsent(first, name -> new ArrayList<>())
                            .add(sequence));
        }
    }

    /** Whether any rule about that kind of subject wants to know. */
    public boolean wants(Scope scope, Facts facts) {
        return wanted.getOrDefault(scope, Facts.NONE).meet(facts);
    }

    /** How long a rule's state is kept after the last signal, in milliseconds; 0 for a rule that is no more. */
    public long lifetime(String rule) {
        return lifetimes.getOrDefault(rule, 0L);
    }

    /**
     * Takes in a subject's next signal.
     *
     * @param states of the rules, by name; changed
     * @param familiar whether the signal comes from where the user has logged in before
     * @param time the subject's clock, milliseconds since the epoch; never goes back
     * @return the rules that fired
     */
    public List<Alarm> examine(Scope scope, Map<String, byte[]> states, Signal signal, boolean familiar, long time) {
        if (!wants(scope, signal.facts())) {
            return List.of();
        }
        Map<Fact, List<Watched>> ofScope = byFact.getOrDefault(scope, Map.of());
        List<Alarm> alarms = new ArrayList<>(1);
        for (Fact fact : signal.facts()) {
            for (Watched watched : ofScope.getOrDefault(fact, List.of())) {
                Detector detector = watched.detector;
                boolean spared = familiar && detector.rule().sparesFamiliar();
                if (!spared && signal.facts().meetFirstIn(watched.facts, fact)) {
                    examine(detector, states, signal, time, alarms);
                }
            }
        }
        if (alarms.size() > 1) { // the first one that the policy names makes the decision
            alarms.sort(
                    Comparator.comparingInt(alarm -> order.indexOf(alarm.rule().name())));
        }
        for (Alarm alarm : alarms) {
            for (SequenceDetector follower : followers.getOrDefault(alarm.rule().name(), List.of())) {
                String rule = follower.rule().name();
                states.put(rule, follower.precede(states.get(rule), signal.origin(), time));
            }
        }
        return alarms;
    }

    private static void examine(
            Detector detector, Map<String, byte[]> states, Signal signal, long time, List<Alarm> alarms) {
        String rule = detector.rule().name();
        Verdict verdict = detector.examine(states.get(rule), signal, time);
        byte[] state = verdict.state();
        if (state == null) {
            states.remove(rule);
        } else {
            states.put(rule, state);
        }
        Alarm alarm = verdict.alarm();
        if (alarm != null) {
            alarms.add(alarm);
        }
    }
}
