package io.sordini.readers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.event.EventTime;
import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database and the log of one run tell the same requests. Where the two forms differ is stated here, field by field, as
 * in docs/readers.md; all else is equal.
 */
class SameRunTest {

    /** What only the log says. */
    private static final List<String> LOG_ONLY = List.of("pairing", "response_headers");

    /** What only the database says. */
    private static final String DATABASE_ONLY = "response_size";

    /**
     * The log states when a request came, the database when its row was made; both to the second. On a busy server that is
     * seconds later, though the time to answer was short.
     */
    private static final Duration LATER = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    @Test
    void ofARealServer() throws IOException {
        assertSame(
                Reading.of(ReferenceData.require("samples/mockloop/db/request_logs.db")),
                Reading.of(ReferenceData.require("samples/mockloop/logs")),
                57);
    }

    @Test
    void ofOurOwn_withBodiesSessionsAndConcurrency() throws IOException, SQLException {
        // Given
        Path log = directory.resolve("requests_2026-03-01.log");
        Path path = directory.resolve("request_logs.db");
        StringBuilder requests = new StringBuilder();
        StringBuilder responses = new StringBuilder();
        try (MockLoopDatabase database = MockLoopDatabase.create(path, "2026-03-01 09:59:00")) {
            database.execute("BEGIN");
            for (int i = 0; i < 40; i++) {
                String client = "192.0.2." + i;
                String headers = "{\"user-agent\": \"probe/1\", \"x-session-id\": \"s-" + i + "\"}";
                String body = i % 3 == 0 ? "" : "note=na\u00efve " + i;
                requests.append(Lines.request(i, "POST", "/t/" + i % 7, client, headers, body));
                responses.append(Lines.response(i + i % 2, "POST", "/t/" + i % 7, 200 + i, "answer " + i));
                if (i % 5 == 4) {
                    requests.append(responses);
                    responses.setLength(0);
                }
                database.insert(
                        Lines.time(i + i % 2).substring(0, 19),
                        "POST",
                        "/t/" + i % 7,
                        client,
                        headers,
                        body,
                        200 + i,
                        "answer " + i,
                        "s-" + i);
            }
            database.execute("COMMIT");
        }
        Files.writeString(log, requests);

        // Then
        assertSame(Reading.of(path), Reading.of(log), 40);
    }

    private static void assertSame(Reading database, Reading log, int requests) {
        assertThat(log.records()).hasSize(requests);
        assertThat(log.records()).extracting(SourceRecord::key).doesNotContainNull();
        List<ObjectNode> rows = sorted(database);
        List<ObjectNode> lines = sorted(log);
        assertThat(rows).hasSameSizeAs(lines);
        for (int i = 0; i < rows.size(); i++) {
            ObjectNode row = rows.get(i);
            ObjectNode line = lines.get(i);
            assertThat(Duration.between(time(line), time(row))).isBetween(Duration.ZERO, LATER);
            assertThat(line.path("timestamp").textValue()).as("with its zone").endsWith("+0000");
            assertThat(row.path("timestamp").textValue()).as("without one").hasSize(19);
            assertThat(names(line)).containsAll(LOG_ONLY);
            assertThat(names(row)).contains(DATABASE_ONLY).doesNotContainAnyElementsOf(LOG_ONLY);
            line.remove(LOG_ONLY);
            row.remove(DATABASE_ONLY);
            row.set("timestamp", line.path("timestamp"));
            assertThat((JsonNode) row).isEqualTo(line);
        }
    }

    /** By what tells requests apart: rows come in the order of the answers, lines in that of the requests. */
    private static List<ObjectNode> sorted(Reading reading) {
        List<ObjectNode> events = new ArrayList<>();
        reading.records().forEach(record -> {
            ObjectNode event = (ObjectNode) Reading.json(record);
            assertThat(event.path("client_ip").textValue()).isEqualTo(record.key());
            events.add(event);
        });
        events.sort(Comparator.comparing(
                        (ObjectNode event) -> event.path("client_ip").textValue())
                .thenComparing(event -> event.path("client_port").asInt())
                .thenComparing(SameRunTest::content));
        return events;
    }

    private static String content(ObjectNode event) {
        return List.of("method", "path", "query_params", "headers", "request_body", "status_code", "response_body")
                .stream()
                .map(name -> event.path(name).toString())
                .reduce("", String::concat);
    }

    private static Set<String> names(ObjectNode event) {
        Set<String> names = new TreeSet<>();
        event.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Instant time(ObjectNode event) {
        return EventTime.parse(event.path("timestamp").textValue()).orElseThrow();
    }
}
