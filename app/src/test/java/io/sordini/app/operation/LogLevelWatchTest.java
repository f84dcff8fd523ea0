package io.sordini.app.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLevelWatchTest {

    /** Nobody else's. */
    private static final String LOGGER = "example.of.this.test";

    @TempDir
    private Path directory;

    private Path file;
    private LogLevelWatch watch;
    private Level before;
    private long time;

    @BeforeEach
    void open() throws IOException {
        before = level();
        file = directory.resolve("sordini.properties");
        write("log.level." + LOGGER + "=debug\n");
        watch = new LogLevelWatch(file, Map.of(), Map.of(LOGGER, Level.DEBUG));
    }

    @AfterEach
    void backToTheProgrammes() throws IOException {
        write("");
        watch.look();
        watch.close();
        assertThat(level()).isEqualTo(before);
    }

    @Test
    void what_the_file_says_is_in_force_when_it_changes() throws IOException {
        assertThat(level()).isEqualTo(Level.DEBUG);

        write("log.level." + LOGGER + "=TRACE\n");
        watch.look();
        assertThat(level()).isEqualTo(Level.TRACE);

        write("topic.prefix=x.\n");
        watch.look();
        assertThat(level()).isEqualTo(before);
    }

    @Test
    void a_bad_value_leaves_the_old_one() throws IOException {
        write("log.level." + LOGGER + "=loud\n");
        watch.look();
        assertThat(level()).isEqualTo(Level.DEBUG);

        write("log.level." + LOGGER + "=error\nlog.lever=info\n");
        watch.look();
        assertThat(level()).isEqualTo(Level.DEBUG);

        write("log.level." + LOGGER + "=error\n");
        watch.look();
        assertThat(level()).isEqualTo(Level.ERROR);
    }

    @Test
    void a_file_that_is_gone_changes_nothing() throws IOException {
        Files.delete(file);
        watch.look();

        assertThat(level()).isEqualTo(Level.DEBUG);
    }

    private static Level level() {
        return LogManager.getLogger(LOGGER).getLevel();
    }

    /** With a time of its own: two writes may fall into one tick of the file system's clock. */
    private void write(String text) throws IOException {
        Files.writeString(file, text);
        time += 1000;
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + time));
    }
}
