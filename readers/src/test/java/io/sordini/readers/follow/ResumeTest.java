package io.sordini.readers.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.readers.MockLoopDatabase;
import io.sordini.readers.source.ReaderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a follower goes on with that knows the positions of an earlier one. */
class ResumeTest extends FollowerCase {

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

    @Test
    void positionsThatCannotBeWritten_areSaidToBe_beforeTheyAreNeeded() {
        Path file = directory.resolve("absent/p.json");

        assertThatThrownBy(() -> new PositionFile(file).write(Positions.START))
                .isInstanceOf(ReaderException.class)
                .hasMessage(
                        "the positions cannot be written to " + file + ": its directory does not exist: make it first");
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
}
