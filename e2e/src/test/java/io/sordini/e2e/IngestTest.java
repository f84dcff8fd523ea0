package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sordini.sandbox.broker.SandboxCluster;
import io.sordini.sandbox.broker.SandboxSettings;
import io.sordini.schemas.Topic;
import io.sordini.testkit.Await;
import io.sordini.topology.admin.TopicAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every form of input into a real broker, and out of it into two policies; and a follower that is killed, and ended, while its logs are written and rotated. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class IngestTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static SandboxCluster broker;

    @SuppressWarnings("NullAway.Init")
    private static Admin admin;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startBroker() {
        broker = SandboxCluster.start(SandboxSettings.defaults());
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @Test
    void database_log_and_access_log_are_one_stream() throws Exception {
        // Given
        createTopics("once.");
        Path logs = Files.createDirectory(directory.resolve("logs"));
        rows(logs.resolve("request_logs.db"), 3);
        Files.writeString(logs.resolve("requests.log"), mockLoop("/log", "192.0.2.2"));
        Files.writeString(
                logs.resolve("access.log"),
                "192.0.2.3 - - [01/Mar/2026:10:00:01 +0000] \"GET /access HTTP/1.1\" 200 1\n");

        // When
        try (SordiniProcess ingest = ingest("once", "once.", logs.toString())) {
            assertThat(ingest.exitCode(LIMIT)).as(ingest.output()).isZero();

            // Then
            assertThat(ingest.output())
                    .contains(
                            "read 2 lines of MockLoop's logs in 1 file: 1 events",
                            "read 3 rows of MockLoop's databases in 1 file: 3 events",
                            "read 1 lines of access logs in 1 file: 1 events",
                            "has acknowledged all 5 events")
                    .doesNotContain("\u001b");
        }
        assertThat(paths("once.")).containsExactlyInAnyOrder("/row/1", "/row/2", "/row/3", "/log", "/access");
    }

    @Test
    void followed_logs_arrive_once_through_rotation_kill_and_end() throws Exception {
        // Given
        createTopics("follow.");
        Path logs = Files.createDirectory(directory.resolve("logs"));
        Path log = logs.resolve("requests.log");
        Path position = directory.resolve("position.json");
        rows(logs.resolve("request_logs.db"), 2);
        append(log, mockLoop("/1", "192.0.2.1"));
        String[] arguments = {logs.toString(), "--follow", "--position", position.toString()};

        // When
        try (SordiniProcess first = ingest("first", "follow.", arguments)) {
            awaitEvents("follow.", 3, first);
            Files.move(log, logs.resolve("requests.log.1"));
            append(log, mockLoop("/2", "192.0.2.1") + mockLoop("/3", "192.0.2.1"));
            awaitEvents("follow.", 5, first);
            awaitPosition(position, "\"offset\":" + Files.size(log));
            first.kill();
        }
        append(log, mockLoop("/4", "192.0.2.1"));
        Files.move(logs.resolve("requests.log.1"), logs.resolve("requests.log.2"));
        Files.move(log, logs.resolve("requests.log.1"));
        append(log, mockLoop("/5", "192.0.2.1"));
        rows(logs.resolve("request_logs.db"), 1);

        // Then
        try (SordiniProcess second = ingest("second", "follow.", arguments)) {
            awaitEvents("follow.", 8, second);
            second.terminate();
            assertThat(second.exitCode(LIMIT)).as(second.output()).isZero();
            assertThat(second.output()).contains("has acknowledged all 3 events");
        }
        assertThat(paths("follow."))
                .containsExactlyInAnyOrder("/1", "/2", "/3", "/4", "/5", "/row/1", "/row/2", "/row/3");
        try (SordiniProcess third = ingest("third", "follow.", logs.toString(), "--position", position.toString())) {
            assertThat(third.exitCode(LIMIT)).as("without --follow it ends").isZero();
            assertThat(third.output()).contains("has acknowledged all 0 events");
        }
    }

    @Test
    void missing_topics_are_said_with_the_command_that_makes_them() throws Exception {
        Path log = Files.writeString(directory.resolve("a.log"), mockLoop("/", "192.0.2.1"));

        try (SordiniProcess ingest = ingest("missing", "absent.", log.toString())) {
            assertThat(ingest.exitCode(LIMIT)).isEqualTo(1);
            assertThat(ingest.output())
                    .contains("sordini topics create --bootstrap-servers " + broker.bootstrapServers()
                            + " --topic-prefix absent.");
        }
    }

    @Test
    void policies_over_topics_differ_as_over_the_file_that_was_ingested() throws Exception {
        // Given
        new TopicAdmin(admin, "past.")
                .create(EnumSet.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS, Topic.COMMANDS), 3, (short) 1);
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        Path log = directory.resolve("events.jsonl");
        for (int i = 0; i < 400; i++) {
            append(log, probe(now.minusSeconds(7200).plusMillis(10L * i), "192.0.2." + i % 8, i));
            append(log, probe(now.minusSeconds(7200).plusMillis(10L * i), "198.51.100." + i % 8, 1));
        }
        append(log, probes(now.minusSeconds(3600), "192.0.2.99"));
        try (SordiniProcess ingest = ingest("past", "past.", log.toString())) {
            assertThat(ingest.exitCode(LIMIT)).as(ingest.output()).isZero();
        }
        Path policy = Files.writeString(directory.resolve("p.yaml"), "name: none\nlimits: []\nrules: []\n");
        String defaults =
                Files.writeString(directory.resolve("d.yaml"), "name: same\n").toString();
        String[] policies = {"--against", policy.toString(), "--policy", defaults};

        // When
        JsonNode file = backtest(policies, log.toString());
        JsonNode all = backtest(policies, topics(now.minusSeconds(7200), now));
        JsonNode late = backtest(policies, topics(now.minusSeconds(3600), now));
        JsonNode early = backtest(policies, topics(now.minusSeconds(7200), now.minusSeconds(3600)));

        // Then
        assertThat(all).isEqualTo(file);
        assertThat(all.path("events").asInt()).isEqualTo(812);
        assertThat(subjects(all)).contains("ip:192.0.2.0", "ip:192.0.2.7", "ip:192.0.2.99");
        assertThat(late.path("events").asInt()).isEqualTo(12);
        assertThat(subjects(late)).containsExactly("ip:192.0.2.99");
        assertThat(early.path("events").asInt()).isEqualTo(800);
        assertThat(subjects(early))
                .contains("ip:192.0.2.0", "ip:192.0.2.7")
                .allMatch(subject -> subject.contains(":192.0.2."))
                .doesNotContain("ip:192.0.2.99");
    }

    private static List<String> subjects(JsonNode report) {
        return report.path("subjects").findValuesAsText("subject");
    }

    private static JsonNode backtest(String[] policies, String... history) throws IOException {
        return BacktestRun.json(
                Stream.of(policies, history).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static String[] topics(Instant from, Instant to) {
        return new String[] {
            "--topics",
            "--bootstrap-servers",
            broker.bootstrapServers(),
            "--topic-prefix",
            "past.",
            "--from",
            from.toString(),
            "--to",
            to.toString()
        };
    }

    private static String probes(Instant start, String client) {
        return IntStream.range(0, 12)
                .mapToObj(i -> probe(start.plusMillis(i), client, i))
                .collect(Collectors.joining());
    }

    private static String probe(Instant at, String client, int path) {
        return "{\"timestamp\": \"" + at + "\", \"method\": \"GET\", \"path\": \"/missing/" + path
                + "\", \"status_code\": 404, \"client_ip\": \"" + client + "\"}\n";
    }

    private SordiniProcess ingest(String name, String prefix, String... arguments) throws IOException {
        String[] command = {"ingest", "--bootstrap-servers", broker.bootstrapServers(), "--topic-prefix", prefix};
        return SordiniProcess.start(
                directory,
                name,
                Stream.of(command, arguments).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static void createTopics(String prefix) {
        new TopicAdmin(admin, prefix).create(EnumSet.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS), 2, (short) 1);
    }

    private static void awaitEvents(String prefix, int count, SordiniProcess process) {
        Await.until(
                () -> count + " events, not " + paths(prefix) + "; output:\n" + process.output(),
                LIMIT,
                () -> paths(prefix).size() >= count);
    }

    private static void awaitPosition(Path file, String text) {
        Await.until(() -> "position of " + text, LIMIT, () -> {
            try {
                return Files.exists(file) && Files.readString(file).contains(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<String> paths(String prefix) {
        TopicReader reader = new TopicReader(Map.of("bootstrap.servers", broker.bootstrapServers()), admin);
        return reader.read(IsolationLevel.READ_COMMITTED, List.of(Topic.REQUEST_EVENTS.name(prefix))).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .map(value -> value.replaceFirst(".*\"path\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static void append(Path path, String text) throws IOException {
        Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A request and its response, as MockLoop logs them. */
    private static String mockLoop(String path, String client) {
        String start = "{\"timestamp\": \"2026-03-01T10:00:01+0000\", \"type\": ";
        return start + "\"request\", \"method\": \"GET\", \"path\": \"" + path + "\", \"client_host\": \"" + client
                + "\"}\n" + start + "\"response\", \"method\": \"GET\", \"path\": \"" + path
                + "\", \"status_code\": 200}\n";
    }

    private static void rows(Path database, int count) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS request_logs (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT,"
                            + " method TEXT, path TEXT, client_host TEXT, status_code INTEGER)");
            for (int i = 0; i < count; i++) {
                statement.execute(
                        "INSERT INTO request_logs (timestamp, method, path, client_host, status_code)"
                                + " SELECT '2026-03-01T10:00:01', 'GET', '/row/' || (1 + COUNT(*)), '192.0.2.4', 200 FROM request_logs");
            }
        }
    }
}
