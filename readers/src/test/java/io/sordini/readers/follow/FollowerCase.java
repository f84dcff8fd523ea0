package io.sordini.readers.follow;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Logs that are written, renamed and packed, and a follower whose time stands still. */
abstract class FollowerCase {

    @TempDir
    Path directory = Path.of("");

    Path log = Path.of("");
    int written;
    private long nanos;

    @BeforeEach
    void name() {
        log = directory.resolve("requests.log");
    }

    LogFollower follow(Positions start, Path... inputs) {
        return LogFollower.open(List.of(inputs), null, start, () -> nanos);
    }

    /** What a position file makes of positions. */
    Positions stored(Positions positions) {
        PositionFile file = new PositionFile(directory.resolve("positions.json"));
        file.write(positions);
        assertThat(file.read()).isEqualTo(positions);
        return file.read();
    }

    static List<SourceRecord> records(LogFollower follower) {
        List<SourceRecord> records = new ArrayList<>();
        for (SourceRecord record = follower.next(); record != null; record = follower.next()) {
            records.add(record);
        }
        return records;
    }

    static List<String> read(LogFollower follower) {
        return records(follower).stream().map(record -> text(record, "path")).toList();
    }

    static List<String> pairs(LogFollower follower) {
        return records(follower).stream()
                .map(record -> record.key() + " " + text(record, "status_code") + " " + text(record, "pairing"))
                .toList();
    }

    static String text(SourceRecord record, String field) {
        return value(record.value()).replaceFirst(".*\"" + field + "\":\"?([^\",}]*).*", "$1");
    }

    static String value(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    String line() {
        return "{\"method\":\"GET\",\"path\":\"/" + ++written + "\",\"client_ip\":\"192.0.2.1\"}\n";
    }

    static String half(String type, String path, String clientOrStatus) {
        String rest = type.equals("request")
                ? "\"client_host\": \"" + clientOrStatus + "\""
                : "\"status_code\": " + clientOrStatus;
        return "{\"timestamp\": \"2026-03-01T10:00:01+0000\", \"type\": \"" + type
                + "\", \"method\": \"GET\", \"path\": \"" + path + "\", " + rest + "}\n";
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    static void append(Path path, String text) throws IOException {
        Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static void pack(Path path) throws IOException {
        Path packed = path.resolveSibling(path.getFileName() + ".gz");
        Path partial = path.resolveSibling(path.getFileName() + ".partial");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(partial))) {
            Files.copy(path, out);
        }
        Files.move(partial, packed, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(path);
    }
}
