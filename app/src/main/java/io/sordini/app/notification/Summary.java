package io.sordini.app.notification;

import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Many decisions told as one. However many there are, its size is bounded. */
final class Summary {

    static final int MOST_RULES = 100;
    static final int MOST_SUBJECTS = 10;
    /** Counts the rules beyond the bound. */
    static final String OTHERS = "other";

    /** The longer and the stronger first. */
    private static final Comparator<Decision> STRONGEST = Comparator.comparing(Decision::action)
            .thenComparing(decision -> Duration.between(decision.createdAt(), decision.expiresAt()))
            .reversed();

    private final Instant opened;
    private final Map<String, Integer> byRule = new HashMap<>();
    private final List<Decision> strongest = new ArrayList<>();
    private int count;
    private Instant from = Instant.MAX;
    private Instant to = Instant.MIN;
    private String firstId = "";
    private String lastId = "";

    /** @param opened since when it collects */
    Summary(Instant opened) {
        this.opened = opened;
    }

    /** @param id of the message that it would have been */
    void add(String id, DecisionChange change) {
        Decision decision = change.decision();
        String rule = byRule.size() < MOST_RULES || byRule.containsKey(decision.rule()) ? decision.rule() : OTHERS;
        byRule.merge(rule, 1, Integer::sum);
        if (count == 0) {
            firstId = id;
        }
        lastId = id;
        count++;
        from = change.at().isBefore(from) ? change.at() : from;
        to = change.at().isAfter(to) ? change.at() : to;
        strongest.removeIf(known -> known.subject().equals(decision.subject()));
        strongest.add(decision);
        strongest.sort(STRONGEST);
        if (strongest.size() > MOST_SUBJECTS) {
            strongest.remove(MOST_SUBJECTS);
        }
    }

    Instant opened() {
        return opened;
    }

    int count() {
        return count;
    }

    /** When the first of them was made. */
    Instant from() {
        return from;
    }

    /** When the last of them was made. */
    Instant to() {
        return to;
    }

    /** The same for the same decisions. */
    String id() {
        return "summary-" + count + "-" + firstId + "-" + lastId;
    }

    /** How many there are of each rule, the most frequent first. */
    List<Map.Entry<String, Integer>> byRule() {
        return byRule.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    /** The last decisions about different subjects, the strongest first, at most {@value #MOST_SUBJECTS}. */
    List<Decision> strongest() {
        return List.copyOf(strongest);
    }
}
