package io.sordini.app.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A compose file as an engine reads it: merge keys resolved, doubled dollar signs single. */
record ComposeFile(Map<String, Service> services, Set<String> volumes, Map<String, Object> secrets) {

    /** A service; what it does not say is empty. */
    record Service(String name, Map<String, Object> fields) {

        String text(String key) {
            return String.valueOf(fields.getOrDefault(key, ""));
        }

        List<String> list(String key) {
            return ComposeFile.list(fields.get(key)).stream()
                    .map(String::valueOf)
                    .toList();
        }

        Map<String, Object> map(String key) {
            return ComposeFile.map(fields.get(key));
        }

        Map<String, String> environment() {
            Map<String, String> environment = new LinkedHashMap<>();
            map("environment").forEach((name, value) -> environment.put(name, String.valueOf(value)));
            return environment;
        }

        boolean isSordini() {
            return fields.containsKey("build");
        }
    }

    static ComposeFile parse(String text, Complaints complaints) {
        Map<String, Object> root = map(plain(yaml(text), complaints));
        Map<String, Service> services = new LinkedHashMap<>();
        map(root.get("services")).forEach((name, fields) -> services.put(name, new Service(name, map(fields))));
        return new ComposeFile(services, map(root.get("volumes")).keySet(), map(root.get("secrets")));
    }

    static Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static Object plain(Object node, Complaints complaints) {
        if (node instanceof List<?> list) {
            return list.stream().map(item -> plain(item, complaints)).toList();
        }
        if (node instanceof String text) {
            String literal = text.replace("$$", "\0");
            complaints.require(!literal.contains("$"), Documents.COMPOSE, text + " depends on a variable");
            return literal.replace('\0', '$');
        }
        if (!(node instanceof Map<?, ?> map)) {
            return node;
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (key.equals("<<")) {
                plain.putAll(map(plain(value, complaints))); // stands first, so that what follows wins
            } else {
                plain.put(String.valueOf(key), plain(value, complaints));
            }
        });
        return plain;
    }

    static Map<String, Object> map(@Nullable Object node) {
        Map<String, Object> texts = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put(String.valueOf(key), value));
        }
        return texts;
    }

    static List<?> list(@Nullable Object node) {
        return node instanceof List<?> list ? list : List.of();
    }

    /** What is before and after the last of a sign. */
    static List<String> split(String text, char sign) {
        int at = text.lastIndexOf(sign);
        return at < 0 ? List.of(text, "") : List.of(text.substring(0, at), text.substring(at + 1));
    }
}
