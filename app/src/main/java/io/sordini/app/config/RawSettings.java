package io.sordini.app.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.jspecify.annotations.Nullable;

/** Settings as texts, by key: those of a file, those of the environment over them, references to secrets resolved. */
final class RawSettings {

    private static final String ENVIRONMENT = "SORDINI_";
    /** Variables that configure the launcher or the build, not the roles. */
    private static final Set<String> NOT_SETTINGS = Set.of("SORDINI_JAVA_OPTS", "SORDINI_TEST_ROOT");

    private RawSettings() {}

    static Map<String, Stated> read(@Nullable Path file, Map<String, String> environment, List<String> problems) {
        Map<String, Stated> settings = new TreeMap<>();
        if (file != null) {
            readFile(file, settings, problems);
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT) && !NOT_SETTINGS.contains(name)) {
                String key = name.substring(ENVIRONMENT.length()).toLowerCase(Locale.ROOT);
                String where = "environment variable " + name;
                put(key.replace('_', '.'), new Stated(value, where, false), where, settings, problems);
            }
        });
        return resolve(settings, problems);
    }

    private static void readFile(Path file, Map<String, Stated> settings, List<String> problems) {
        Properties properties = new Properties() {
            @Override
            public synchronized @Nullable Object put(Object key, Object value) {
                Object before = super.put(key, value);
                if (before != null) {
                    problems.add(file + ": " + key + " is there twice: keep one of them");
                }
                return before;
            }
        };
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(file + " cannot be read: check that it exists and is a properties file in UTF-8");
            return;
        }
        for (String key : new java.util.TreeSet<>(properties.stringPropertyNames())) {
            Stated stated = new Stated(properties.getProperty(key).strip(), file.toString(), false);
            put(key, stated, file + ": " + key, settings, problems);
        }
    }

    private static void put(
            String key, Stated stated, String where, Map<String, Stated> settings, List<String> problems) {
        if (Setting.isKnown(key)) {
            settings.put(key, stated);
        } else {
            problems.add(where + " is unknown"
                    + Setting.nearest(key)
                            .map(known -> ": did you mean " + known + "?")
                            .orElse(": a setting of Kafka's clients needs kafka. before its name"));
        }
    }

    /** Replaces {@code ${file:path:key}}, {@code ${directory:path:file}} and {@code ${env:name}}, as Kafka does. */
    private static Map<String, Stated> resolve(Map<String, Stated> settings, List<String> problems) {
        try (FileConfigProvider file = new FileConfigProvider();
                DirectoryConfigProvider directory = new DirectoryConfigProvider();
                EnvVarConfigProvider env = new EnvVarConfigProvider()) {
            file.configure(Map.of());
            directory.configure(Map.of());
            env.configure(Map.of());
            var transformer = new ConfigTransformer(Map.of("file", file, "directory", directory, "env", env));
            Map<String, Stated> resolved = new TreeMap<>();
            settings.forEach((key, stated) -> {
                try {
                    String value = transformer
                            .transform(Map.of(key, stated.value()))
                            .data()
                            .getOrDefault(key, stated.value());
                    resolved.put(key, new Stated(value, stated.origin(), !value.equals(stated.value())));
                } catch (RuntimeException e) {
                    problems.add(key + " refers to something that cannot be read: " + e.getMessage());
                }
            });
            return resolved;
        } catch (IOException e) {
            throw new IllegalStateException("these providers hold nothing that could fail to close", e);
        }
    }
}
