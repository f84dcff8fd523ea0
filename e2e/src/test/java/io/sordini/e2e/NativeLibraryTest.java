package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where native libraries cannot be unpacked, the program says so and what to do, and nothing else. */
class NativeLibraryTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void roles_do_not_start() throws Exception {
        Configuration.write(directory, "127.0.0.1:1", "sordini.");

        assertThat(said("run", "--config", Configuration.FILE, "--roles", "audit"))
                .contains("sordini: RocksDB, which keeps the state, cannot be loaded: its library is unpacked to ")
                .contains("SORDINI_JAVA_OPTS=-Djava.io.tmpdir=DIR")
                .doesNotContain("\tat ");
    }

    @Test
    void a_database_is_not_read() throws Exception {
        Files.createDirectory(directory.resolve("db"));
        Files.writeString(directory.resolve("db/requests.db"), "SQLite format 3\0" + "\0".repeat(1000));

        // named, and found in a directory, where a single bad file would only be left out
        for (String input : List.of("db/requests.db", "db")) {
            assertThat(said("replay", input, "--decisions", "decisions", "--audit", "audit"))
                    .contains("sordini: databases cannot be read: SQLite's library is unpacked to ")
                    .contains("SORDINI_JAVA_OPTS=-Djava.io.tmpdir=DIR")
                    .doesNotContain("\tat ");
        }
    }

    private String said(String... arguments) throws IOException, InterruptedException {
        List<String> options = List.of("-Djava.io.tmpdir=" + directory.resolve("absent"));
        try (SordiniProcess process = SordiniProcess.start(directory, "process", options, arguments)) {
            assertThat(process.exitCode(LIMIT)).isEqualTo(1);
            return process.output();
        }
    }
}
