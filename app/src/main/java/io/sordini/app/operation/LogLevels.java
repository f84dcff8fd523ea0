package io.sordini.app.operation;

import java.util.HashMap;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.jspecify.annotations.Nullable;

/** Levels of loggers over those of the program; what is no longer stated goes back to the program's. */
final class LogLevels {

    private final Map<String, Level> stated = new HashMap<>();
    private final Map<String, @Nullable Level> programs = new HashMap<>();

    /** @param levels by logger, the root by the empty name */
    void apply(Map<String, Level> levels) {
        for (String logger : stated.keySet()) {
            if (!levels.containsKey(logger)) {
                Configurator.setLevel(logger, programs.get(logger));
            }
        }
        levels.forEach((logger, level) -> {
            if (!programs.containsKey(logger)) {
                programs.put(logger, programs(logger));
            }
            Configurator.setLevel(logger, level);
        });
        stated.clear();
        stated.putAll(levels);
    }

    /** Absent for a logger that follows the one above it. */
    private static @Nullable Level programs(String logger) {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        LoggerConfig config = context.getConfiguration().getLoggers().get(logger);
        return config == null ? null : config.getExplicitLevel();
    }
}
