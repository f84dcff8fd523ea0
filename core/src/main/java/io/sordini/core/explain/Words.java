package io.sordini.core.explain;

import io.sordini.core.policy.Policy;
import io.sordini.core.policy.RateLimit;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures of a decision's evidence as sentences. */
public final class Words {

    private Words() {}

    /** One sentence for each part of the arithmetic; figures that no sentence is known for are named as they are. */
    public static List<String> of(Decision decision, Policy policy) {
        Evidence evidence = decision.evidence();
        Map<String, Long> rest = new LinkedHashMap<>(evidence.arithmetic());
        List<String> words = new ArrayList<>();
        String whose = policy.label().equals(decision.policyVersion()) ? "" : "By " + policy.label() + ", ";
        asks(decision.rule(), policy).map(whose::concat).ifPresent(words::add);
        bucket(rest).ifPresent(words::add);
        tokens(rest).ifPresent(words::add);
        row(rest).ifPresent(words::add);
        window(rest, evidence).ifPresent(words::add);
        values(rest).ifPresent(words::add);
        milder(rest).ifPresent(words::add);
        rest.remove("events");
        rest.forEach((name, figure) -> words.add(name.replace('_', ' ') + ": " + grouped(figure) + "."));
        return words;
    }

    private static Optional<String> asks(String name, Policy policy) {
        Optional<Rule> rule = policy.rule(name);
        if (rule.isPresent()) {
            return rule.map(found -> name + " " + found.condition().text() + ".");
        }
        return policy.limits().stream()
                .filter(limit -> limit.name().equals(name))
                .map(Words::asks)
                .findFirst();
    }

    private static String asks(RateLimit limit) {
        return limit.name() + " counts " + limit.on().noun() + ".";
    }

    private static Optional<String> bucket(Map<String, Long> rest) {
        if (!rest.keySet().containsAll(List.of("capacity", "leak_ms", "room_ms", "needed_ms", "events", "window_ms"))) {
            return Optional.empty();
        }
        return Optional.of("Into a bucket for " + take(rest, "capacity") + " that lets one go every "
                + millis(rest, "leak_ms") + " came " + take(rest, "events") + " events within "
                + millis(rest, "window_ms") + "; the last found room worth " + millis(rest, "room_ms")
                + " where it needed " + millis(rest, "needed_ms") + ", and the bucket overflowed.");
    }

    private static Optional<String> tokens(Map<String, Long> rest) {
        if (!rest.keySet().containsAll(List.of("rate", "per_ms", "burst", "tokens", "wait_ms"))) {
            return Optional.empty();
        }
        return Optional.of("A bucket of " + take(rest, "burst") + " tokens, of which " + take(rest, "rate")
                + " come back every " + millis(rest, "per_ms") + ", had " + take(rest, "tokens")
                + " left; the next was " + millis(rest, "wait_ms") + " away.");
    }

    private static Optional<String> row(Map<String, Long> rest) {
        if (!rest.keySet().containsAll(List.of("count", "in_a_row", "wait_ms"))) {
            return Optional.empty();
        }
        return Optional.of(take(rest, "in_a_row") + " in a row, where " + take(rest, "count")
                + " are asked for; that means " + millis(rest, "wait_ms") + ".");
    }

    private static Optional<String> window(Map<String, Long> rest, Evidence evidence) {
        if (!rest.keySet().containsAll(List.of("count", "within_ms", "window_ms"))) {
            return Optional.empty();
        }
        String first = rest.containsKey("first") ? ", " + take(rest, "first") + " of them first" : "";
        return Optional.of(evidence.events() + " events within " + millis(rest, "window_ms") + first + ", where "
                + take(rest, "count") + " within " + millis(rest, "within_ms") + " are asked for.");
    }

    private static Optional<String> values(Map<String, Long> rest) {
        List<String> parts = new ArrayList<>();
        for (String name : List.copyOf(rest.keySet())) {
            String trait = name.startsWith("distinct_") ? name.substring("distinct_".length()) : "";
            if (!trait.isEmpty() && rest.containsKey("wanted_" + trait)) {
                parts.add(take(rest, name) + " different values of " + trait + ", where "
                        + take(rest, "wanted_" + trait) + " are asked for");
            }
        }
        if (rest.containsKey("percent_within")) {
            parts.add(take(rest, "percent_within") + "% of the values within the bounds for each");
        }
        if (rest.containsKey("percent_shared")) {
            parts.add(take(rest, "percent_shared") + "% of the events say what the rule wants a share of");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of("Among them " + String.join("; ", parts) + ".");
    }

    private static Optional<String> milder(Map<String, Long> rest) {
        List<String> parts = new ArrayList<>();
        if (rest.containsKey("users")) {
            parts.add(take(rest, "users") + " users had logged in there lately");
        }
        if (rest.containsKey("earlier_blocks")) {
            parts.add("blocked before: " + take(rest, "earlier_blocks") + " times, so it lasts longer");
        }
        if (rest.containsKey("blocks_in_minute") && rest.containsKey("blocks_in_hour")) {
            parts.add(take(rest, "blocks_in_minute") + " blocks in that minute and " + take(rest, "blocks_in_hour")
                    + " in that hour had been made by rules");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts) + ".");
    }

    private static String take(Map<String, Long> rest, String name) {
        Long figure = rest.remove(name);
        return grouped(figure == null ? 0 : figure);
    }

    private static String millis(Map<String, Long> rest, String name) {
        Long figure = rest.remove(name);
        return grouped(figure == null ? 0 : figure) + " ms";
    }

    private static String grouped(long figure) {
        return String.format(Locale.ROOT, "%,d", figure);
    }
}
