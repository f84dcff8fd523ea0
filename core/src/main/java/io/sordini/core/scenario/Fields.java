package io.sordini.core.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One mapping of a document; what nobody asked for is an error. */
final class Fields {

    private final String place;
    private final Map<String, Object> values;
    private final Set<String> known = new HashSet<>();

    private Fields(String place, Map<String, Object> values) {
        this.place = place;
        this.values = values;
    }

    static Fields of(String place, @Nullable Object document) {
        if (!(document instanceof Map<?, ?> mapping)) {
            throw new ScenarioException(place + ": expected a mapping");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        mapping.forEach((key, value) -> {
            if (value != null) {
                values.put(String.valueOf(key), value);
            }
        });
        return new Fields(place, values);
    }

    String place() {
        return place;
    }

    boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    String text(String key) {
        return optional(key).orElseThrow(() -> wrong(key, "a text"));
    }

    Optional<String> optional(String key) {
        return has(key) ? Optional.of(String.valueOf(values.get(key))) : Optional.empty();
    }

    Optional<Integer> number(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (values.get(key) instanceof Integer number && number > 0) {
            return Optional.of(number);
        }
        throw wrong(key, "a whole number of at least 1");
    }

    List<String> texts(String key) {
        return elements(key).stream().map(String::valueOf).toList();
    }

    List<Fields> list(String key) {
        List<Fields> list = new ArrayList<>();
        for (Object element : elements(key)) {
            list.add(of(place + " " + key + "[" + list.size() + "]", element));
        }
        return list;
    }

    Map<String, Object> mapping(String key) {
        if (!has(key)) {
            throw wrong(key, "a mapping");
        }
        return of(place + " " + key, values.get(key)).values;
    }

    private List<?> elements(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof List<?> list) {
            return list;
        }
        throw wrong(key, "a list");
    }

    /** Refuses keys that nobody asked for. */
    void done() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw wrong(
                        key,
                        "one of " + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    ScenarioException wrong(String key, String expected) {
        Object found = values.get(key);
        String shown = found == null ? "nothing" : "'" + found.toString().replaceAll("\\p{Cntrl}", " ") + "'";
        return new ScenarioException(place + ": " + key + ": expected " + expected + ", found "
                + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown));
    }
}
