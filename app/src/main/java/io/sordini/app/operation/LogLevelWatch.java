package io.sordini.app.operation;

import io.sordini.app.config.ConfigException;
import io.sordini.app.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the levels of loggers again when the configuration file has changed, and nothing else of it. A file with a problem
 * in it, of whatever kind, is reported once and changes nothing.
 */
public final class LogLevelWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final FileTime NEVER = FileTime.fromMillis(0);
    private static final Logger log = LoggerFactory.getLogger(LogLevelWatch.class);

    private final @Nullable Path file;
    private final Map<String, String> environment;
    private final LogLevels levels = new LogLevels();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "log-levels");
        thread.setDaemon(true);
        return thread;
    });
    private FileTime seen;

    LogLevelWatch(@Nullable Path file, Map<String, String> environment, Map<String, Level> stated) {
        this.file = file;
        this.environment = environment;
        seen = modified();
        levels.apply(stated);
    }

    /**
     * Applies levels and follows the file.
     *
     * @param file absent if everything is in the environment, which does not change
     * @param stated what the file and the environment say now
     */
    public static LogLevelWatch start(@Nullable Path file, Map<String, String> environment, Map<String, Level> stated) {
        LogLevelWatch watch = new LogLevelWatch(file, environment, stated);
        if (file != null) {
            var unused = watch.timer.scheduleWithFixedDelay(
                    watch::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
        return watch;
    }

    void look() {
        FileTime now = modified();
        if (file == null || now.equals(NEVER) || now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            Map<String, Level> stated = ConfigReader.readLogLevels(file, environment);
            levels.apply(stated);
            log.atWarn()
                    .addKeyValue("levels", stated)
                    .log("Log levels read again; no other setting is until a restart");
        } catch (ConfigException e) {
            log.atError().addKeyValue("problems", e.problems()).log("Log levels stay as they are");
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("Log levels stay as they are"); // or the timer would never look again
        }
    }

    /** A file that is gone for a moment, as some editors have it, is looked at again. */
    private FileTime modified() {
        try {
            return file == null ? NEVER : Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return NEVER;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
