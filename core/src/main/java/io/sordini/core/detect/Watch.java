package io.sordini.core.detect;

import io.sordini.core.policy.Condition.Sequence;
import io.sordini.core.policy.Mode;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.Rule;
import io.sordini.core.store.Hash;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All rules of a policy. A signal reaches only those that some fact of it concerns. What a rule has counted is kept under its
 * name and its shape: it outlives a change of the policy, unless the rule then counts something else.
 */
public final class Watch {

    private final Map<Scope, Map<Fact, List<Watched>>> byFact = new EnumMap<>(Scope.class);
    private final Map<Scope, Facts> wanted = new EnumMap<>(Scope.class);
    private final Map<String, List<Watched>> followers = new HashMap<>();
    private final List<String> order;
    private final Map<Long, Long> lifetimes = new HashMap<>();

    /** @param key of the rule's state: a hash of name and shape, since each subject's state names its rules */
    private record Watched(Detector detector, Facts facts, long key) {

        static Watched of(Rule rule) {
            Detector detector = Detector.of(rule);
            return new Watched(detector, rule.facts(), Hash.of(rule.name() + "/" + detector.shape()));
        }
    }

    public Watch(Policy policy) {
        for (Scope scope : Scope.values()) {
            wanted.put(scope, policy.wanted(scope));
        }
        order = policy.rules().stream().map(Rule::name).toList();
        policy.rules().stream().filter(rule -> rule.mode() != Mode.OFF).forEach(this::add);
    }

    private void add(Rule rule) {
        Watched watched = Watched.of(rule);
        Map<Fact, List<Watched>> ofScope = byFact.computeIfAbsent(rule.subject(), scope -> new EnumMap<>(Fact.class));
        rule.facts()
                .forEach(fact -> ofScope.computeIfAbsent(fact, concerned -> new ArrayList<>(1))
                        .add(watched));
        lifetimes.put(watched.key, watched.detector.lifetime());
        if (rule.condition() instanceof Sequence condition) {
            condition
                    .after()
                    .forEach(first -> followers
                            .computeIfAbsent(first, name -> new ArrayList<>())
                            .add(watched));
        }
    }

    /** Whether any rule about that kind of subject wants to know. */
    public boolean wants(Scope scope, Facts facts) {
        return wanted.getOrDefault(scope, Facts.NONE).meet(facts);
    }

    /** Whether any rule waits for a rule to fire. */
    public boolean isFollowed(String rule) {
        return followers.containsKey(rule);
    }

    /** The keys of what a rule and those that wait for it to fire have counted. */
    public Set<Long> statesOf(String rule) {
        return Stream.concat(
                        byFact.values().stream()
                                .flatMap(ofScope -> ofScope.values().stream())
                                .flatMap(List::stream)
                                .filter(watched ->
                                        watched.detector.rule().name().equals(rule)),
                        followers.getOrDefault(rule, List.of()).stream())
                .map(Watched::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * How long a rule's state is kept after the last signal, in milliseconds; 0 for one that no rule of this policy goes on with.
     *
     * @param state its key among the states
     */
    public long lifetime(long state) {
        return lifetimes.getOrDefault(state, 0L);
    }

    /**
     * Takes in a subject's next signal.
     *
     * @param states of the rules, by key; changed
     * @param signalled what would have been signalled about the subject: a rule that counts anything else saw only a part
     * @param familiar whether the signal comes from where the user has logged in before
     * @param time the subject's clock, milliseconds since the epoch; never goes back
     * @return the rules that fired
     */
    public List<Alarm> examine(
            Scope scope, Map<Long, byte[]> states, Signal signal, Facts signalled, boolean familiar, long time) {
        if (!wants(scope, signal.facts())) {
            return List.of();
        }
        Map<Fact, List<Watched>> ofScope = byFact.getOrDefault(scope, Map.of());
        List<Alarm> alarms = new ArrayList<>(1);
        for (Fact fact : signal.facts()) {
            for (Watched watched : ofScope.getOrDefault(fact, List.of())) {
                boolean spared = familiar && watched.detector.rule().sparesFamiliar();
                if (!spared
                        && signal.facts().meetFirstIn(watched.facts, fact)
                        && signalled.containsAll(watched.facts)) {
                    examine(watched, states, signal, time, alarms);
                }
            }
        }
        if (alarms.size() > 1) { // the first one that the policy names makes the decision
            alarms.sort(
                    Comparator.comparingInt(alarm -> order.indexOf(alarm.rule().name())));
        }
        for (Alarm alarm : alarms) {
            for (Watched follower : followers.getOrDefault(alarm.rule().name(), List.of())) {
                SequenceDetector sequence = (SequenceDetector) follower.detector;
                states.put(follower.key, sequence.precede(states.get(follower.key), signal.origin(), time));
            }
        }
        return alarms;
    }

    private static void examine(
            Watched watched, Map<Long, byte[]> states, Signal signal, long time, List<Alarm> alarms) {
        Verdict verdict = watched.detector.examine(states.get(watched.key), signal, time);
        byte[] state = verdict.state();
        if (state == null) {
            states.remove(watched.key);
        } else {
            states.put(watched.key, state);
        }
        Alarm alarm = verdict.alarm();
        if (alarm != null) {
            alarms.add(alarm);
        }
    }
}
