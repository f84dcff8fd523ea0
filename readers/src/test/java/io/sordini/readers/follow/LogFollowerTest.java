package io.sordini.readers.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.readers.MockLoopDatabase;
import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.ReaderException;
import io.sordini.schemas.SourceRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {

    @TempDir
    private Path directory;

    private Path log = Path.of("");
    private long nanos;
    private int written;

    @BeforeEach
    void name() {
        log = directory.resolve("requests.log");
    }

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
    void afterARestart_everythingThatWasNotHandedOnIs_whateverBecameOfTheFiles() throws IOException {
        // Given
        append(log, line() + line());
        LogFollower first = follow(Positions.START, log);
        assertThat(read(first)).containsExactly("/1", "/2");
        append(log, line());
        Positions positions = stored(first.positions());
        first.close();

        // When
        Files.move(log, directory.resolve("requests.log.1"));
        append(log, line());
        Files.move(directory.resolve("requests.log.1"), directory.resolve("requests.log.2"));
        pack(directory.resolve("requests.log.2"));
        Files.move(log, directory.resolve("requests.log.1"));
        append(log, line());

        // Then
        LogFollower second = follow(positions, log);
        assertThat(read(second)).containsExactlyInAnyOrder("/3", "/4", "/5");
        assertThat(read(follow(stored(second.positions()), log))).isEmpty();
        assertThat(read(follow(stored(second.positions()), directory))).isEmpty();
    }

    @Test
    void requestWhoseResponseIsOut_isNotLost_andPairsAsIfNothingHadHappened() throws IOException {
        // Given
        append(log, half("request", "/x", "192.0.2.1") + half("request", "/x", "192.0.2.2"));
        append(log, half("response", "/x", "201"));
        LogFollower first = follow(Positions.START, log);
        assertThat(pairs(first)).containsExactly("192.0.2.1 201 fifo");

        // When
        LogFollower second = follow(stored(first.positions()), log);
        assertThat(pairs(second)).isEmpty();
        append(log, half("response", "/x", "202"));

        // Then
        assertThat(pairs(second)).containsExactly("192.0.2.2 202 fifo");
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

    @Test
    void databaseAndLog_goOnTogether() throws Exception {
        // Given
        append(log, line());
        Path path = directory.resolve("request_logs.db");
        try (MockLoopDatabase database = MockLoopDatabase.create(path, "2026-03-01 09:59:00")) {
            database.insert(1, "GET", "/row-1", "192.0.2.1", 200);
            LogFollower first = follow(Positions.START, directory);
            assertThat(read(first)).containsExactlyInAnyOrder("/1", "/row-1");
            database.insert(1, "GET", "/row-2", "192.0.2.1", 200);
            append(log, line());

            // When
            LogFollower second = follow(stored(first.positions()), directory);

            // Then
            assertThat(read(second)).containsExactlyInAnyOrder("/2", "/row-2");
        }
    }

    /** Rotation, growth and restarts in any order: nothing is lost and nothing comes twice. */
    @Test
    void anyHistory_givesEveryLineOnce() throws IOException {
        for (int seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            Path place = Files.createDirectory(directory.resolve("history-" + seed));
            Path current = place.resolve("a.log");
            Path input = random.nextBoolean() ? place : current;
            written = 0;
            LogFollower follower = follow(Positions.START, input);
            List<String> read = new ArrayList<>();
            for (int step = 0; step < 25; step++) {
                switch (random.nextInt(6)) {
                    case 0 -> rotate(current, random.nextBoolean());
                    case 1 -> read.addAll(read(follower));
                    case 2 -> {
                        Positions positions = stored(follower.positions());
                        follower.close();
                        follower = follow(positions, input);
                    }
                    case 3 -> pass(Duration.ofSeconds(random.nextInt(8)));
                    default -> append(current, line());
                }
                if (step == 0) {
                    read.addAll(read(follower)); // an explicit file's history before that is not asked for
                }
            }
            read.addAll(read(follower));
            pass(Duration.ofSeconds(6));
            read.addAll(read(follower));
            read.addAll(read(follower));
            follower.close();

            assertThat(read).as("seed " + seed).doesNotHaveDuplicates().hasSize(written);
        }
    }

    @Test
    void positionsThatAreNone_areRefused() throws IOException {
        for (String text : List.of(
                "", "{", "[]", "{\"version\":2,\"positions\":{\"logs\":[],\"databases\":[]}}", "{\"version\":1}")) {
            Path file = Files.writeString(directory.resolve("p.json"), text);

            assertThatThrownBy(() -> new PositionFile(file).read())
                    .as(text)
                    .isInstanceOf(ReaderException.class)
                    .hasMessageStartingWith("the positions in " + file + " cannot be read: ");
        }
        assertThat(new PositionFile(directory.resolve("absent")).read()).isEqualTo(Positions.START);
    }

    private void rotate(Path current, boolean pack) throws IOException {
        if (!Files.exists(current)) {
            return;
        }
        for (int number = 30; number > 0; number--) {
            for (String end : List.of("", ".gz")) {
                Path old = current.resolveSibling("a.log." + number + end);
                if (Files.exists(old)) {
                    Files.move(old, current.resolveSibling("a.log." + (number + 1) + end));
                }
            }
        }
        Path moved = Files.move(current, current.resolveSibling("a.log.1"));
        if (pack) {
            pack(moved);
        }
    }

    private LogFollower follow(Positions start, Path... inputs) {
        return LogFollower.open(List.of(inputs), null, start, () -> nanos);
    }

    /** What a position file makes of positions. */
    private Positions stored(Positions positions) {
        PositionFile file = new PositionFile(directory.resolve("positions.json"));
        file.write(positions);
        assertThat(file.read()).isEqualTo(positions);
        return file.read();
    }

    private static List<SourceRecord> records(LogFollower follower) {
        List<SourceRecord> records = new ArrayList<>();
        for (SourceRecord record = follower.next(); record != null; record = follower.next()) {
            records.add(record);
        }
        return records;
    }

    private static List<String> read(LogFollower follower) {
        return records(follower).stream().map(record -> text(record, "path")).toList();
    }

    private static List<String> pairs(LogFollower follower) {
        return records(follower).stream()
                .map(record -> record.key() + " " + text(record, "status_code") + " " + text(record, "pairing"))
                .toList();
    }

    private static String text(SourceRecord record, String field) {
        return value(record.value()).replaceFirst(".*\"" + field + "\":\"?([^\",}]*).*", "$1");
    }

    private static String value(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() {
        return "{\"method\":\"GET\",\"path\":\"/" + ++written + "\",\"client_ip\":\"192.0.2.1\"}\n";
    }

    private static String half(String type, String path, String clientOrStatus) {
        String rest = type.equals("request")
                ? "\"client_host\": \"" + clientOrStatus + "\""
                : "\"status_code\": " + clientOrStatus;
        return "{\"timestamp\": \"2026-03-01T10:00:01+0000\", \"type\": \"" + type
                + "\", \"method\": \"GET\", \"path\": \"" + path + "\", " + rest + "}\n";
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static void append(Path path, String text) throws IOException {
        Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void pack(Path path) throws IOException {
        Path packed = path.resolveSibling(path.getFileName() + ".gz");
        Path partial = path.resolveSibling(path.getFileName() + ".partial");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(partial))) {
            Files.copy(path, out);
        }
        Files.move(partial, packed, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(path);
    }
}
