package io.sordini.core.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of the document. Whatever is asked for is known; {@link #done} reports the keys that nobody asked for. A
 * wrong value is reported and replaced by the fallback, so that reading goes on to the next problem.
 */
final class YamlMapping {

    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_SHOWN = 60;

    private final MappingNode node;
    private final String path;
    private final Problems problems;
    private final Map<String, NodeTuple> fields = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    YamlMapping(MappingNode node, String path, Problems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (fields.put(key, tuple) != null) {
                problems.add(tuple.getKeyNode(), at(key), "expected once, found again");
            }
        }
    }

    Problems problems() {
        return problems;
    }

    boolean has(String key) {
        known.add(key);
        return fields.containsKey(key);
    }

    /** A value that must be there. */
    <T> T required(String key, Parser<T> parser, T fallback) {
        if (!has(key)) {
            problems.add(node, at(key), "expected " + parser.expected() + ", found nothing");
            return fallback;
        }
        return optional(key, parser, fallback);
    }

    /** A value that may be left out. */
    <T> T optional(String key, Parser<T> parser, T fallback) {
        Node value = value(key);
        return value == null ? fallback : scalar(value, at(key), parser).orElse(fallback);
    }

    /** A list of single values; absent means empty. */
    <T> List<T> list(String key, Parser<T> parser) {
        List<T> values = new ArrayList<>();
        List<Node> elements = elements(key);
        for (int i = 0; i < elements.size(); i++) {
            scalar(elements.get(i), at(key) + "[" + i + "]", parser).ifPresent(values::add);
        }
        return values;
    }

    /** A list of mappings, each read by {@code reader}; absent means empty. */
    <T> List<T> mappings(String key, Function<YamlMapping, T> reader) {
        List<T> values = new ArrayList<>();
        List<Node> elements = elements(key);
        for (int i = 0; i < elements.size(); i++) {
            String place = at(key) + "[" + i + "]";
            if (elements.get(i) instanceof MappingNode mapping) {
                YamlMapping entry = new YamlMapping(mapping, place, problems);
                values.add(reader.apply(entry));
                entry.done();
            } else {
                problems.add(elements.get(i), place, "expected a mapping, found " + shown(elements.get(i)));
            }
        }
        return values;
    }

    /** A list of single values, or just one of them; absent means empty. */
    <T> List<T> oneOrMore(String key, Parser<T> parser) {
        if (!(value(key) instanceof ScalarNode single)) {
            return list(key, parser);
        }
        return scalar(single, at(key), parser).map(List::of).orElse(List.of());
    }

    /** A mapping of single values; absent means empty. */
    <K, V> Map<K, V> entries(String key, Parser<K> keys, Parser<V> values) {
        Map<K, V> entries = new LinkedHashMap<>();
        if (has(key)) {
            YamlMapping mapping = mapping(key);
            mapping.fields.forEach((name, tuple) -> {
                Optional<K> parsed = mapping.scalar(tuple.getKeyNode(), mapping.at(shown(name)), keys);
                Optional<V> value = mapping.scalar(tuple.getValueNode(), mapping.at(shown(name)), values);
                if (parsed.isPresent() && value.isPresent()) {
                    entries.put(parsed.get(), value.get());
                }
            });
        }
        return entries;
    }

    /** A nested mapping; a missing or wrong one reads as empty. */
    YamlMapping mapping(String key) {
        Node value = value(key);
        if (value instanceof MappingNode mapping) {
            return new YamlMapping(mapping, at(key), problems);
        }
        Node place = value == null ? node : value;
        if (value != null) {
            problems.add(place, at(key), "expected a mapping, found " + shown(value));
        }
        return new YamlMapping(new MappingNode(node.getTag(), List.of(), node.getFlowStyle()), at(key), problems);
    }

    /** Reports a problem of the value under a key that only its meaning shows. */
    void wrong(String key, String problem) {
        NodeTuple tuple = fields.get(key);
        problems.add(tuple == null ? node : tuple.getValueNode(), at(key), problem);
    }

    /** Reports every key that is not known, with the nearest one that is. */
    void done() {
        fields.forEach((key, tuple) -> {
            if (!known.contains(key)) {
                String nearest = Spelling.nearest(key, known)
                        .map(known -> ", did you mean " + known + "?")
                        .orElse("");
                problems.add(
                        tuple.getKeyNode(),
                        at(shown(key)),
                        "expected one of " + String.join(", ", known) + ", found an unknown key" + nearest);
            }
        });
    }

    private List<Node> elements(String key) {
        Node value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            problems.add(value, at(key), "expected a list, found " + shown(value));
            return List.of();
        }
        if (sequence.getValue().size() > MAX_ENTRIES) {
            problems.add(value, at(key), "expected at most " + MAX_ENTRIES + " entries");
            return List.of();
        }
        return sequence.getValue();
    }

    private @Nullable Node value(String key) {
        known.add(key);
        NodeTuple tuple = fields.get(key);
        return tuple == null ? null : tuple.getValueNode();
    }

    private <T> Optional<T> scalar(Node value, String place, Parser<T> parser) {
        Optional<T> parsed =
                value instanceof ScalarNode scalar ? parser.parse().apply(scalar.getValue()) : Optional.empty();
        if (parsed.isEmpty()) {
            problems.add(value, place, "expected " + parser.expected() + ", found " + shown(value));
        }
        return parsed;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String shown(Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue().isEmpty() ? "nothing" : "'" + shown(scalar.getValue()) + "'";
        }
        return "a " + value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "...";
    }
}
