package io.sordini.core.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** How what two policies decided over the same history differs; the same decisions give the same comparison, in the same order. */
public final class Comparison {

    /** Those with whom most changes first. */
    private static final Comparator<SubjectChange> BY_EFFECT = Comparator.comparingLong(
                    (SubjectChange change) -> -Math.abs(change.moreMs()))
            .thenComparing(SubjectChange::change)
            .thenComparing(SubjectChange::subject);

    private final Decided before;
    private final Decided after;
    private final SortedMap<RuleKey, Tally> rules = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private final List<SubjectChange> subjects = new ArrayList<>();
    private final Tally enforced = new Tally();
    private final Tally shadow = new Tally();

    private Comparison(Decided before, Decided after) {
        this.before = before;
        this.after = after;
    }

    /** @param before what the old policy decided */
    public static Comparison of(Decided before, Decided after) {
        Comparison comparison = new Comparison(before, after);
        comparison.compareMatters();
        comparison.compareSubjects();
        return comparison;
    }

    private void compareMatters() {
        before.outcomes().keySet().forEach(this::compare);
        after.outcomes().keySet().stream()
                .filter(matter -> !before.outcomes().containsKey(matter))
                .forEach(this::compare);
        differences.sort(Comparator.comparing(Difference::matter));
        rules.forEach((rule, tally) -> (rule.shadow() ? shadow : enforced).add(tally));
    }

    private void compare(Matter matter) {
        Outcome old = before.outcomes().get(matter);
        Outcome now = after.outcomes().get(matter);
        Change change = Change.of(old, now);
        rules.computeIfAbsent(new RuleKey(matter.rule(), matter.shadow()), rule -> new Tally())
                .add(change, old, now);
        if (change != Change.SAME) {
            differences.add(new Difference(matter, change, old, now));
        }
    }

    private void compareSubjects() {
        Map<String, Set<String>> concerned = new HashMap<>();
        for (Difference difference : differences) {
            if (!difference.matter().shadow()) {
                concerned
                        .computeIfAbsent(difference.matter().subject(), subject -> new TreeSet<>())
                        .add(difference.matter().rule());
            }
        }
        Map<String, Outcome> old = together(before, concerned.keySet());
        Map<String, Outcome> now = together(after, concerned.keySet());
        concerned.forEach((subject, names) -> {
            Change change = Change.of(old.get(subject), now.get(subject));
            subjects.add(new SubjectChange(subject, change, old.get(subject), now.get(subject), List.copyOf(names)));
        });
        subjects.sort(BY_EFFECT);
    }

    /** What all rules together enforced against some subjects. */
    private static Map<String, Outcome> together(Decided decided, Set<String> subjects) {
        Map<String, Outcome> together = new HashMap<>();
        decided.outcomes().entrySet().stream()
                .filter(entry -> !entry.getKey().shadow()
                        && subjects.contains(entry.getKey().subject()))
                .sorted(Map.Entry.comparingByKey()) // for one reason where two began at the same time
                .forEach(entry -> together.merge(entry.getKey().subject(), entry.getValue(), Outcome::and));
        return together;
    }

    public Decided before() {
        return before;
    }

    public Decided after() {
        return after;
    }

    /** Every rule that decided anything under either policy. */
    public SortedMap<RuleKey, Tally> rules() {
        return rules;
    }

    /** By rule, then by subject. */
    public List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** Subjects about which something else is enforced; those with the greatest difference in time first. */
    public List<SubjectChange> subjects() {
        return List.copyOf(subjects);
    }

    /** All that is to be enforced. */
    public Tally enforced() {
        return enforced;
    }

    /** All that is only recorded. */
    public Tally shadow() {
        return shadow;
    }
}
