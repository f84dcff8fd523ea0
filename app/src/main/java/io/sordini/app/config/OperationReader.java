package io.sordini.app.config;

import io.sordini.core.policy.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.logging.log4j.Level;
import org.jspecify.annotations.Nullable;

/** Reads the settings that say how a process is watched and ended. */
final class OperationReader {

    private static final Duration SHORTEST_STOP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofHours(1);
    private static final Set<String> LEVELS = Set.of("off", "error", "warn", "info", "debug", "trace");
    private static final String LOGGER = "[a-zA-Z_][a-zA-Z0-9_.$-]{0,199}";

    private final Map<String, Stated> settings;
    private final List<String> problems;

    OperationReader(Map<String, Stated> settings, List<String> problems) {
        this.settings = settings;
        this.problems = problems;
    }

    OperationConfig read() {
        return new OperationConfig(listen(), stopTimeout(), logFormat(), logLevels());
    }

    private @Nullable Listen listen() {
        String text = text(Setting.HTTP_LISTEN);
        Listen listen = Listen.parse(text).orElse(null);
        if (listen == null && !text.isEmpty()) {
            wrong(Setting.HTTP_LISTEN.key(), "host:port such as 127.0.0.1:9464, or nothing", text);
        }
        return listen;
    }

    private Duration stopTimeout() {
        String text = text(Setting.STOP_TIMEOUT);
        Duration timeout = DurationText.parse(text).orElse(Duration.ZERO);
        if (timeout.compareTo(SHORTEST_STOP) < 0 || timeout.compareTo(LONGEST_STOP) > 0) {
            wrong(Setting.STOP_TIMEOUT.key(), "a time from 1s to 1h, such as 30s or 2m", text);
        }
        return timeout;
    }

    private LogFormat logFormat() {
        String text = text(Setting.LOG_FORMAT);
        LogFormat format = LogFormat.parse(text).orElse(null);
        if (format == null) {
            wrong(Setting.LOG_FORMAT.key(), "text or json", text);
            return LogFormat.TEXT;
        }
        return format;
    }

    /** Levels by logger, as they are stated. */
    Map<String, Level> logLevels() {
        Map<String, Level> levels = new TreeMap<>();
        settings.forEach((key, stated) -> {
            if (key.equals(Setting.LOG_LEVEL.key())) {
                level(key, "", stated.value(), levels);
            } else if (key.startsWith(Setting.LOGGER_LEVEL)) {
                String logger = key.substring(Setting.LOGGER_LEVEL.length());
                if (logger.matches(LOGGER)) {
                    level(key, logger, stated.value(), levels);
                } else {
                    problems.add(key + ": expected the name of a logger, such as org.apache.kafka");
                }
            }
        });
        return levels;
    }

    private void level(String key, String logger, String text, Map<String, Level> levels) {
        String name = text.toLowerCase(Locale.ROOT);
        if (LEVELS.contains(name)) {
            levels.put(logger, Level.valueOf(name));
        } else {
            wrong(key, "off, error, warn, info, debug or trace", text);
        }
    }

    private String text(Setting setting) {
        Stated stated = settings.get(setting.key());
        return stated == null ? setting.byDefault() : stated.value();
    }

    private void wrong(String key, String expected, String found) {
        problems.add(key + ": expected " + expected + ", found '" + found + "'");
    }
}
