package io.sordini.readers;

import static io.sordini.readers.Lines.request;
import static io.sordini.readers.Lines.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sordini.readers.source.Skipped;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.event.EventScan;
import io.sordini.schemas.event.MalformedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileLinesTest {

    @TempDir
    private Path directory;

    @Test
    void oneTimeFarInTheFuture_endsNoLaterPair() throws IOException {
        // Given
        String future = request(5, "GET", "/f", "192.0.2.9").replace("2026-", "2999-");
        Path log = write("a.log", future + request(6, "GET", "/x", "192.0.2.1") + response(7, "GET", "/x", 200));

        // Then
        assertThat(Reading.of(log).pairs()).containsExactly("192.0.2.9 0 unpaired", "192.0.2.1 200 unambiguous");
    }

    @Test
    void linesThatAreNoEvents_areCountedByReason() throws IOException {
        // Given
        Path log = write(
                "a.log",
                "Failed to store request log in database: database is locked\n\n  \n"
                        + request(1, "GET", "/a", "192.0.2.1").replace("\"request\"", "\"admin_request\"")
                        + response(1, "GET", "/a", 200).replace("\"response\"", "\"admin_response\"")
                        + request(1, "GET", "/x", "192.0.2.1")
                        + response(1, "GET", "/x", 200)
                        + "{\"timestamp\": \"2026-03-01T10:00:0");

        // When
        Reading reading = Reading.of(log);

        // Then
        assertThat(reading.pairs()).containsExactly("192.0.2.1 200 unambiguous");
        assertThat(reading.mockLoop().skipped())
                .isEqualTo(Map.of(Skipped.NOT_JSON, 1L, Skipped.BLANK, 2L, Skipped.ADMIN, 2L, Skipped.INCOMPLETE, 1L));
        assertThat(reading.mockLoop().entries()).isEqualTo(8);
    }

    @Test
    void lastLineWithoutLineFeed_countsIfItIsComplete() throws IOException {
        // Given
        String line = request(1, "GET", "/x", "192.0.2.1");

        // Then
        assertThat(Reading.of(write("a.log", line.strip())).pairs()).containsExactly("192.0.2.1 0 unpaired");
    }

    @Test
    void damagedLineInTheMiddle_isHandedOnAsItIs_underItsAddress() throws IOException {
        // Given
        String torn = request(1, "GET", "/x", "192.0.2.1").replaceFirst("\"body\".*", "\"body\": \"{\"time");
        Path log = write("a.log", torn + request(2, "GET", "/y", "192.0.2.2"));

        // When
        Reading reading = Reading.of(log);

        // Then
        assertThat(reading.records().get(0).key()).isEqualTo("192.0.2.1");
        assertThat(EventScan.read(reading.records().get(0)))
                .isInstanceOfSatisfying(
                        MalformedEvent.class,
                        event -> assertThat(event.reason()).isEqualTo(MalformedEvent.Reason.NOT_JSON));
        assertThat(reading.mockLoop().damaged()).isEqualTo(1);
        assertThat(reading.records()).hasSize(2);
    }

    @Test
    void bytesThatAreNoUtf8_areReplaced_andTheRequestIsStillPaired() throws IOException {
        // Given
        String line = request(1, "GET", "/x", "192.0.2.1", "{\"user-agent\": \"caf\u00e9\"}", "");
        Path log = directory.resolve("latin.log");
        Files.write(log, (line + response(1, "GET", "/x", 200)).getBytes(StandardCharsets.ISO_8859_1));

        // When
        Reading reading = Reading.of(log);

        // Then
        assertThat(reading.pairs()).containsExactly("192.0.2.1 200 unambiguous");
        assertThat(Reading.json(reading.records().get(0)).path("user_agent").textValue())
                .isEqualTo("caf\ufffd");
        assertThat(reading.mockLoop().repaired()).isEqualTo(1);
    }

    @Test
    void bodyBeyondTheLimit_isLeftOut_andTheRestIsPaired() throws IOException {
        // Given
        String huge = "x".repeat(Topic.MAX_VALUE_BYTES);
        Path log = write(
                "a.log", request(1, "POST", "/x", "192.0.2.1", "{}", huge) + response(1, "POST", "/x", 200, huge));

        // When
        Reading reading = Reading.of(log);

        // Then
        assertThat(reading.pairs()).containsExactly("192.0.2.1 200 unambiguous");
        assertThat(Reading.json(reading.records().get(0)).path("request_body").textValue())
                .startsWith("[elided: 20");
        assertThat(Reading.json(reading.records().get(0)).path("response_body").textValue())
                .startsWith("[elided: 20");
        assertThat(reading.mockLoop().cut()).isEqualTo(2);
    }

    @Test
    void bodiesThatOnlyTogetherAreTooLarge_loseTheLargerOne() throws IOException {
        // Given
        String large = "x".repeat(1_100_000);
        Path log = write(
                "a.log",
                request(1, "POST", "/x", "192.0.2.1", "{}", large) + response(1, "POST", "/x", 200, large + "y"));

        // When
        JsonNode event = Reading.json(Reading.of(log).records().get(0));

        // Then
        assertThat(event.path("request_body").textValue()).isEqualTo(large);
        assertThat(event.path("response_body").textValue()).isEqualTo("[elided: 1100001]");
    }

    @Test
    void ownEventBeyondTheLimit_isHandedOn_soThatTheAuditSeesThatItIsTooLarge() throws IOException {
        // Given
        Path log = write(
                "a.jsonl",
                "{\"client_ip\": \"192.0.2.1\", \"method\": \"GET\", \"path\": \"/" + "x".repeat(3_000_000) + "\"}\n");

        // When
        SourceRecord record = Reading.of(log).records().get(0);

        // Then
        assertThat(record.key()).isEqualTo("192.0.2.1");
        assertThat(EventScan.read(record))
                .hasToString(new MalformedEvent(MalformedEvent.Reason.TOO_LARGE, null, null).toString());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
