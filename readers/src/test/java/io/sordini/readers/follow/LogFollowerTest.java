package io.sordini.readers.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.readers.source.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogFollowerTest extends FollowerCase {

    @Test
    void lineWithoutItsEnd_waitsForIt() throws IOException {
        // Given
        LogFollower follower = follow(Positions.START, log);
        assertThat(read(follower)).as("no file yet").isEmpty();
        append(log, line() + "{\"method\":\"GET\",\"path\":\"/half");
        assertThat(read(follower)).containsExactly("/1");

        // When
        append(log, "-and-half\"}\n");

        // Then
        assertThat(read(follower)).containsExactly("/half-and-half");
    }

    @Test
    void renamedLog_isReadToItsEnd_alsoWhatItsWriterAppendsLate() throws IOException {
        // Given
        append(log, line());
        LogFollower follower = follow(Positions.START, log);
        read(follower);

        // When
        append(log, line());
        Files.move(log, directory.resolve("requests.log.1"));
        append(log, line());
        List<String> atOnce = read(follower);
        append(directory.resolve("requests.log.1"), line());
        append(log, line());

        // Then
        assertThat(atOnce).containsExactlyInAnyOrder("/2", "/3");
        assertThat(read(follower)).containsExactlyInAnyOrder("/4", "/5");
    }

    @Test
    void logRenamedOutOfSight_isReadOnForAWhile() throws IOException {
        // Given
        append(log, line());
        LogFollower follower = follow(Positions.START, directory);
        read(follower);

        // When
        Path moved = Files.move(log, directory.resolve("old"));
        append(log, line());
        append(moved, line());

        // Then
        assertThat(read(follower)).containsExactlyInAnyOrder("/2", "/3");
        pass(Duration.ofSeconds(6));
        read(follower);
        append(moved, line());
        assertThat(read(follower)).as("closed, since nothing came").isEmpty();
    }

    @Test
    void copiedAndEmptiedLog_losesNothing_andRepeatsNothing() throws IOException {
        for (Path input : List.of(log, directory)) {
            // Given
            append(log, line() + line());
            LogFollower follower = follow(Positions.START, input);
            assertThat(read(follower)).hasSize(2);
            append(log, line());

            // When
            Files.copy(log, directory.resolve("requests.log.1"));
            Files.write(log, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
            List<String> rest = read(follower);
            append(log, line() + line() + line() + line());

            // Then
            assertThat(rest).containsExactly("/" + (written - 4));
            assertThat(read(follower)).hasSize(4).first().isEqualTo("/" + (written - 3));
            Files.delete(log);
            Files.delete(directory.resolve("requests.log.1"));
        }
    }

    @Test
    void logMadeAnew_isReadFromItsStart_howeverLongItIs() throws IOException {
        // Given
        append(log, line() + line());
        LogFollower follower = follow(Positions.START, log);
        read(follower);

        // When
        Files.delete(log);
        append(log, line() + line() + line());
        List<String> anew = read(follower);
        Files.writeString(log, line() + line() + line() + line()); // the same file with other content

        // Then
        assertThat(anew).containsExactly("/3", "/4", "/5");
        assertThat(read(follower)).containsExactly("/6", "/7", "/8", "/9");
        assertThat(follower.summary().notes())
                .containsExactly(log + " was emptied: what was written to it and not yet read is lost");
    }

    @Test
    void newFilesOfADirectory_areReadFromTheirStart_andPackedOnesOnlyIfTheyAreNew() throws IOException {
        // Given
        append(directory.resolve("requests_2026-03-01.log"), line());
        LogFollower follower = follow(Positions.START, directory);
        assertThat(read(follower)).containsExactly("/1");

        // When
        append(directory.resolve("requests_2026-03-02.log"), line());
        pack(directory.resolve("requests_2026-03-01.log"));
        append(directory.resolve("requests_2026-02-28.log"), line());
        pack(directory.resolve("requests_2026-02-28.log"));

        // Then
        assertThat(read(follower)).containsExactlyInAnyOrder("/2", "/3");
        pass(Duration.ofSeconds(10));
        assertThat(read(follower)).isEmpty();
    }

    @Test
    void damagedPackedLog_isReadAsFarAsItGoes_andStopsNobody() throws IOException {
        // Given
        Path plain = directory.resolve("a.log.1");
        for (int i = 0; i < 2000; i++) {
            append(plain, line());
        }
        pack(plain);
        Path packed = directory.resolve("a.log.1.gz");
        byte[] whole = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(whole, whole.length / 2));
        Files.write(directory.resolve("b.log.gz"), new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});
        LogFollower follower = follow(Positions.START, directory);

        // When
        int read = read(follower).size();
        append(directory.resolve("c.log"), line());

        // Then
        assertThat(read).isBetween(1, 1999);
        assertThat(read(follower)).containsExactly("/2001");
        assertThat(follower.summary().notes()).hasSize(2).allMatch(note -> note.contains(" is damaged, and "));
    }

    @Test
    void requestWithoutResponse_isHandedOnAfterAWhile() throws IOException {
        // Given
        append(log, half("request", "/x", "192.0.2.1"));
        LogFollower follower = follow(Positions.START, log);
        assertThat(pairs(follower)).isEmpty();
        assertThat(pairs(follower)).isEmpty();

        // When
        pass(Duration.ofSeconds(6));
        read(follower);

        // Then
        assertThat(follower.summary().of(InputFormat.MOCKLOOP_LOG).unpaired()).isEqualTo(1);
    }
}
