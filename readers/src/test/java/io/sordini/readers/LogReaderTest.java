package io.sordini.readers;

import static io.sordini.readers.Lines.millis;
import static io.sordini.readers.Lines.request;
import static io.sordini.readers.Lines.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.readers.follow.LogFollower;
import io.sordini.readers.follow.Positions;
import io.sordini.readers.source.ReaderException;
import io.sordini.readers.source.Skipped;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.event.EventScan;
import io.sordini.schemas.event.RequestEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void requestAndResponse_becomeOneEventInTheContractsNames() throws IOException {
        // Given
        String headers = "{\"user-agent\": \"probe/1\", \"x-test-session\": \"s-1\", \"x-request-id\": \"r-1\","
                + " \"x-test-scenario\": \"slow\"}";
        Path log =
                write("a.log", request(1, "POST", "/t", "198.51.100.7", headers, "b") + response(2, "POST", "/t", 404));

        // When
        Reading reading = Reading.of(log);

        // Then
        SourceRecord record = reading.records().get(0);
        assertThat(record.key()).isEqualTo("198.51.100.7");
        assertThat(record.timestamp()).isEqualTo(millis(1));
        assertThat(record.topic()).isEqualTo(Topic.REQUEST_EVENTS);
        assertThat(record.origin()).endsWith("a.log:1");
        assertThat(Reading.json(record))
                .isEqualTo(JSON.readTree("{\"timestamp\": \"2026-03-01T10:00:01+0000\", \"method\": \"POST\","
                        + "\"path\": \"/t\", \"query_params\": \"a=1\", \"client_ip\": \"198.51.100.7\", \"client_port\": 0,"
                        + "\"headers\": " + headers + ", \"request_body\": \"b\", \"user_agent\": \"probe/1\","
                        + "\"session_id\": \"s-1\", \"correlation_id\": \"r-1\", \"scenario\": \"slow\", \"status_code\": 404,"
                        + "\"response_time_ms\": 3, \"response_headers\": {\"content-type\": \"text/plain\"},"
                        + "\"response_body\": \"ok\", \"pairing\": \"unambiguous\"}"));
        assertThat(EventScan.read(record)).isInstanceOf(RequestEvent.class);
        assertThat(reading.mockLoop().paired()).isEqualTo(1);
    }

    @Test
    void concurrentRequestsOfOneRoute_arePairedFirstInFirstOut_andSaySo() throws IOException {
        // Given
        Path log = write(
                "a.log",
                request(1, "GET", "/x", "192.0.2.1")
                        + request(1, "GET", "/y", "192.0.2.2")
                        + request(1, "GET", "/x", "192.0.2.3")
                        + response(1, "GET", "/x", 201)
                        + response(1, "GET", "/x", 202)
                        + response(1, "GET", "/y", 203)
                        + request(2, "GET", "/x", "192.0.2.4")
                        + response(2, "GET", "/x", 204));

        // When
        Reading reading = Reading.of(log);

        // Then
        assertThat(reading.pairs())
                .containsExactly(
                        "192.0.2.1 201 fifo",
                        "192.0.2.2 203 unambiguous",
                        "192.0.2.3 202 fifo",
                        "192.0.2.4 204 unambiguous");
        assertThat(reading.mockLoop().ambiguous()).isEqualTo(2);
    }

    @Test
    void requestWithoutResponse_isHandedOn_atTheEndOrWhenTheWindowHasPassed() throws IOException {
        // Given
        Path log = write(
                "a.log",
                request(0, "GET", "/x", "192.0.2.1")
                        + request(30, "GET", "/y", "192.0.2.2")
                        + response(61, "GET", "/x", 200)
                        + response(61, "GET", "/y", 200)
                        + request(62, "GET", "/z", "192.0.2.3"));

        // When
        Reading reading = Reading.of(log);

        // Then
        assertThat(reading.pairs())
                .containsExactly("192.0.2.1 0 unpaired", "192.0.2.2 200 unambiguous", "192.0.2.3 0 unpaired");
        assertThat(reading.mockLoop().unpaired()).isEqualTo(2);
        assertThat(reading.mockLoop().skipped()).isEqualTo(Map.of(Skipped.RESPONSE_ALONE, 1L));
    }

    @Test
    void manyRequestsWithoutResponse_leaveWhenTheWindowIsFull() throws IOException {
        // Given
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i <= 4096; i++) {
            lines.append(request(1, "GET", "/" + i, "192.0.2.1"));
        }
        lines.append(response(1, "GET", "/0", 200)).append(response(1, "GET", "/1", 200));

        // When
        Reading reading = Reading.of(write("a.log", lines.toString()));

        // Then
        assertThat(reading.pairs().subList(0, 3))
                .containsExactly("192.0.2.1 0 unpaired", "192.0.2.1 200 unambiguous", "192.0.2.1 0 unpaired");
    }

    @Test
    void eventsInSordinisOwnForm_areHandedOnByteForByte_toTheTopicOfTheirType() throws IOException {
        // Given
        String request =
                "{\"method\":\"GET\", \"path\":\"/\", \"client_ip\":\"192.0.2.1\", \"timestamp\":1772359201.5}";
        String auth = "{\"type\":\"login_failed\",\"user\":\"u\",\"client_ip\":\"192.0.2.2\"}";
        String unknown = "{\"method\":\"GET\",\"method\":\"PUT\"}";

        // When
        Reading reading = Reading.of(write("a.jsonl", request + "\n" + auth + "\n" + unknown + "\n"));

        // Then
        assertThat(reading.records())
                .extracting(SourceRecord::topic)
                .containsExactly(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS, Topic.REQUEST_EVENTS);
        assertThat(reading.records()).extracting(Reading::text).containsExactly(request, auth, unknown);
        assertThat(reading.records()).extracting(SourceRecord::key).containsExactly("192.0.2.1", "192.0.2.2", null);
        assertThat(reading.records())
                .as("a line without a time has that of the line before")
                .extracting(SourceRecord::timestamp)
                .containsOnly(millis(1) + 500);
    }

    @Test
    void severalInputs_mergeByTimeThenFileThenLine() throws IOException {
        // Given
        Path logs = Files.createDirectory(directory.resolve("logs"));
        Files.writeString(
                logs.resolve("b.log"), request(1, "GET", "/b1", "192.0.2.1") + request(3, "GET", "/b2", "192.0.2.1"));
        Files.writeString(
                logs.resolve("a.log"), request(2, "GET", "/a1", "192.0.2.1") + request(2, "GET", "/a2", "192.0.2.1"));
        Files.writeString(logs.resolve("c.txt"), request(0, "GET", "/c", "192.0.2.1"));
        Path other = write("other.txt", request(2, "GET", "/o", "192.0.2.1"));

        // When
        Reading reading = Reading.of(other, logs);

        // Then
        assertThat(reading.records())
                .extracting(record -> Reading.json(record).path("path").textValue())
                .containsExactly("/b1", "/o", "/a1", "/a2", "/b2");
        assertThat(reading.mockLoop().files()).isEqualTo(3);
    }

    @Test
    void inputsThatCannotBeRead_areNamedWithWhatToDo() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        assertThatThrownBy(() -> LogReader.open(List.of(empty)))
                .isInstanceOf(ReaderException.class)
                .hasMessage("directory " + empty
                        + " holds no *.log*, *_log*, *.jsonl* and *.db: name the files themselves");
        assertThatThrownBy(() -> LogReader.open(List.of(directory.resolve("absent.log"))))
                .isInstanceOf(ReaderException.class)
                .hasMessageContaining("absent.log does not exist");
        Path device = Path.of("/dev/null");
        assertThatThrownBy(() -> LogReader.open(List.of(device)))
                .isInstanceOf(ReaderException.class)
                .hasMessageStartingWith("/dev/null is a pipe or a device, which can be read only once: ");
        assertThatThrownBy(() -> LogFollower.open(List.of(device), null, Positions.START, () -> 0))
                .isInstanceOf(ReaderException.class)
                .hasMessageStartingWith("/dev/null is a pipe or a device");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
