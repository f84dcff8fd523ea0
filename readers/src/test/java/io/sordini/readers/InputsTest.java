package io.sordini.readers;

import static io.sordini.readers.Lines.request;
import static io.sordini.readers.Lines.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.ReaderException;
import io.sordini.readers.source.Skipped;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.event.EventScan;
import io.sordini.schemas.event.MalformedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

    private static final String ACCESS = "192.0.2.1 - - [01/Mar/2026:10:00:01 +0000] \"GET /x HTTP/1.1\" 200 12\n";

    @TempDir
    private Path directory;

    @Test
    void rotatedLogs_areReadOldestFirst_packedOrNot_eachOnce() throws IOException {
        // Given
        for (String name : List.of(
                "a.log",
                "a.log.1",
                "a.log.2.gz",
                "a.log.10.gz",
                "a.log-20260301",
                "a.log-20260302.gz",
                "access_log",
                "b.jsonl",
                "other.txt",
                "a.log.1.gz")) {
            write(name, request(1, "GET", "/" + name, "192.0.2.1"));
        }

        // When
        Reading reading = Reading.of(directory, directory.resolve("a.log"));

        // Then
        assertThat(reading.records())
                .extracting(record -> Reading.json(record).path("path").textValue())
                .containsExactly(
                        "/a.log-20260301",
                        "/a.log-20260302.gz",
                        "/a.log.10.gz",
                        "/a.log.2.gz",
                        "/a.log.1",
                        "/a.log",
                        "/access_log",
                        "/b.jsonl");
        assertThat(reading.summary().notes())
                .containsExactly(
                        directory.resolve("a.log.1.gz") + " is left out: it is there unpacked as well",
                        directory.resolve("a.log") + " is given more than once: read once");
    }

    @Test
    void sameFileUnderTwoNames_countsOnce() throws IOException {
        // Given
        Path log = write("a.log", request(1, "GET", "/", "192.0.2.1"));
        Path link = Files.createSymbolicLink(directory.resolve("b.log"), log);

        // Then
        assertThat(Reading.of(log, link, log).records()).hasSize(1);
    }

    @Test
    void formatsAreKnownByContent_andCountedApart() throws Exception {
        // Given
        write("mock.log", "Failed to store\n\n" + request(1, "GET", "/", "192.0.2.1") + response(1, "GET", "/", 200));
        write("access.log", "nonsense\n" + ACCESS + "\n192.0.2.66 \u0001\u0002\n");
        write("own.jsonl", "{\"method\":\"GET\",\"path\":\"/\",\"client_ip\":\"192.0.2.3\"}\nnot JSON\n");
        write("error.log", "2026/03/01 10:00:01 [error] 7#7: *1 open() failed\n".repeat(3));
        write("empty.log", "");
        Path mcp = database("mcp_audit.db", "ALTER TABLE request_logs RENAME TO mcp_audit_logs");
        database("request_logs.db", "SELECT 1");

        // When
        Reading reading = Reading.of(directory);

        // Then
        assertThat(reading.summary().of(InputFormat.MOCKLOOP_LOG).skipped())
                .isEqualTo(Map.of(Skipped.NOT_JSON, 1L, Skipped.BLANK, 1L));
        assertThat(reading.summary().of(InputFormat.ACCESS_LOG)).satisfies(access -> {
            assertThat(access.entries()).isEqualTo(4);
            assertThat(access.records()).isEqualTo(2);
            assertThat(access.damaged()).isEqualTo(1);
            assertThat(access.skipped()).isEqualTo(Map.of(Skipped.NOT_ACCESS, 1L, Skipped.BLANK, 1L));
        });
        assertThat(reading.summary().of(InputFormat.EVENTS).skipped()).isEqualTo(Map.of(Skipped.NOT_JSON, 1L));
        assertThat(reading.summary().of(InputFormat.MOCKLOOP_DB).records()).isEqualTo(1);
        assertThat(reading.summary().notes())
                .containsExactlyInAnyOrder(
                        directory.resolve("error.log") + " is in no format that is read here: left out",
                        mcp + " is the audit log of MockLoop's MCP server, which is not read yet: leave it out");
    }

    @Test
    void damagedAccessLine_isMalformed_underItsAddress() throws IOException {
        // When
        Reading reading = Reading.of(write("access.log", ACCESS + "192.0.2.66 \u0001\u0002\n" + "192.0.2.67 cut of"));

        // Then
        SourceRecord record = reading.records().get(1);
        assertThat(record.key()).isEqualTo("192.0.2.66");
        assertThat(EventScan.read(record)).isInstanceOf(MalformedEvent.class);
        assertThat(reading.records()).hasSize(2);
        assertThat(reading.summary().of(InputFormat.ACCESS_LOG).skipped()).isEqualTo(Map.of(Skipped.INCOMPLETE, 1L));
    }

    @Test
    void namedFilesThatNobodyCanRead_areRefused() throws Exception {
        assertRefused(write("error.log", "nothing known\n"), null, "is in no format that is read here");
        assertRefused(write("a.log", ACCESS), InputFormat.MOCKLOOP_DB, "is no SQLite database");
        assertRefused(database("a.db", "SELECT 1"), InputFormat.EVENTS, "is a database: leave out --format events");
        Path packed = write("a.log.gz", request(1, "GET", "/", "192.0.2.1").repeat(500));
        byte[] bytes = Files.readAllBytes(packed);
        assertRefused(Files.write(packed, Arrays.copyOf(bytes, bytes.length - 20)), null, "is damaged");
        assertRefused(Files.write(packed, Arrays.copyOf(bytes, 5)), null, "is damaged");
    }

    @Test
    void forcedFormat_isWhatEveryLineIs() throws IOException {
        // Given
        Path log = write("a.log", request(1, "GET", "/", "192.0.2.1") + response(1, "GET", "/", 200));

        // When
        try (LogReader reader = LogReader.open(List.of(log), InputFormat.EVENTS)) {
            while (reader.next() != null) {
                // counted
            }

            // Then
            assertThat(reader.summary().of(InputFormat.EVENTS).records()).isEqualTo(2);
            assertThat(reader.bytesRead()).isEqualTo(reader.bytes()).isEqualTo(Files.size(log));
        }
    }

    /** 200 MB in 200 kB. */
    @Test
    void aBomb_costsTheMemoryOfOneLine() throws IOException {
        // Given
        Path bomb = directory.resolve("a.log.gz");
        byte[] zeros = new byte[1 << 20];
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write(request(1, "GET", "/", "192.0.2.1").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 200; i++) {
                out.write(zeros);
            }
            out.write('\n');
            out.write(request(2, "GET", "/", "192.0.2.2").getBytes(StandardCharsets.UTF_8));
        }

        // When
        Reading reading = Reading.of(bomb);

        // Then
        assertThat(reading.records()).hasSize(2);
        assertThat(reading.mockLoop().cut()).isEqualTo(1);
    }

    private void assertRefused(Path path, @Nullable InputFormat format, String message) {
        assertThatThrownBy(() -> {
                    try (LogReader reader = LogReader.open(List.of(path), format)) {
                        while (reader.next() != null) {
                            // until it fails
                        }
                    }
                })
                .isInstanceOf(ReaderException.class)
                .hasMessageStartingWith(path + " " + message);
    }

    private Path database(String name, String change) throws SQLException {
        Path path = directory.resolve(name);
        try (MockLoopDatabase database = MockLoopDatabase.create(path, "2026-03-01 09:59:00")) {
            database.insert(1, "GET", "/", "192.0.2.1", 200);
            database.execute(change);
        }
        return path;
    }

    private Path write(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Files.write(directory.resolve(name), name.endsWith(".gz") ? packed(bytes) : bytes);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
