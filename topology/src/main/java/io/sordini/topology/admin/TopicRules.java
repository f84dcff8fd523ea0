package io.sordini.topology.admin;

import io.sordini.schemas.Topic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a topic's setting is good enough. Exactly the expected value where another one would change what records mean, the
 * expected bound where more or less of it is harmless; how fast compaction runs is tuning, and not checked.
 */
final class TopicRules {

    private TopicRules() {}

    /** @param found the settings in force on the broker */
    static List<TopicProblem> problems(Topic topic, String name, Map<String, String> found) {
        List<TopicProblem> problems = new ArrayList<>();
        topic.settings()
                .forEach((setting, expected) ->
                        problem(name, setting, expected, found.get(setting)).ifPresent(problems::add));
        return problems;
    }

    private static Optional<TopicProblem> problem(
            String name, String setting, String expected, @Nullable String value) {
        String found = value == null ? "nothing" : value;
        return switch (setting) {
            case "cleanup.policy", "message.timestamp.type" ->
                found.equals(expected)
                        ? Optional.empty()
                        : Optional.of(new TopicProblem(name, setting, expected, found));
            case "retention.ms" ->
                number(found) == -1 || number(found) >= number(expected)
                        ? Optional.empty()
                        : Optional.of(new TopicProblem(name, setting, "at least " + expected + " or -1", found));
            case "delete.retention.ms", "max.message.bytes" ->
                number(found) >= number(expected)
                        ? Optional.empty()
                        : Optional.of(new TopicProblem(name, setting, "at least " + expected, found));
            case "message.timestamp.after.max.ms", "message.timestamp.before.max.ms" ->
                number(found) >= 0 && number(found) <= number(expected)
                        ? Optional.empty()
                        : Optional.of(new TopicProblem(name, setting, "at most " + expected, found));
            default -> Optional.empty();
        };
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return Long.MIN_VALUE; // worse than every bound
        }
    }

    /** Problems of topics that must have as many partitions as each other; the request events say how many. */
    static List<TopicProblem> unequal(Map<Topic, Integer> partitions, String prefix) {
        Map<Topic, Integer> together = new EnumMap<>(Topic.class);
        partitions.forEach((topic, count) -> {
            if (topic.copartitioned()) {
                together.put(topic, count);
            }
        });
        List<TopicProblem> problems = new ArrayList<>();
        if (together.isEmpty()) {
            return problems;
        }
        Map.Entry<Topic, Integer> first = together.entrySet().iterator().next();
        together.forEach((topic, count) -> {
            if (!count.equals(first.getValue())) {
                String expected = first.getValue() + ", as " + first.getKey().name(prefix) + " has";
                problems.add(new TopicProblem(topic.name(prefix), "partitions", expected, Integer.toString(count)));
            }
        });
        return problems;
    }
}
