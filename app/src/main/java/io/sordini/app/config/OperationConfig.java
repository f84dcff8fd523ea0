package io.sordini.app.config;

import java.time.Duration;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.jspecify.annotations.Nullable;

/**
 * How a process is watched and ended.
 *
 * @param listen where health and metrics are served; absent for nowhere
 * @param stopTimeout how long a stop may take
 * @param logLevels by logger, the root by the empty name; only what somebody stated
 */
public record OperationConfig(
        @Nullable Listen listen, Duration stopTimeout, LogFormat logFormat, Map<String, Level> logLevels) {

    public OperationConfig {
        logLevels = Map.copyOf(logLevels);
    }
}
