package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.Topic;
import io.sordini.testkit.Await;
import io.sordini.testkit.ReferenceData;
import io.sordini.topology.Metric;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process as its operator sees it: watched over HTTP, told to log more, and told to stop under load. */
@Timeout(180)
class OperationTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) ");
    private static final Pattern NAMED = Pattern.compile("`([a-z]+_[a-z_]+)`");
    private static final String SECRET = "correct-horse-battery";

    @Test
    void it_is_watched_told_to_log_and_stopped_under_load(@TempDir Path directory) throws Exception {
        try (Deployment deployment = Deployment.start(directory);
                Feed feed = deployment.feed()) {
            Path file = deployment.runDirectory().resolve(Configuration.FILE);
            Files.writeString(
                    file,
                    "log.format=json\nstop.timeout=20s\nnotify.nobody.url=http://127.0.0.1:1/\nnotify.nobody.format=chat\n",
                    StandardOpenOption.APPEND);
            try (SordiniProcess process = SordiniProcess.start(
                    deployment.runDirectory(),
                    "operated",
                    "run",
                    "--config",
                    Configuration.FILE,
                    "--roles",
                    "audit,enforcement,notification")) {
                // Given
                Monitor monitor = Monitor.of(process, LIMIT);
                Future<?> feeding = feed.start(OperationTest::guessing, 1);

                // Then
                Await.until(process::output, LIMIT, () -> monitor.status("/health/ready") == 200);
                assertThat(monitor.status("/health/live")).isEqualTo(200);
                assertThat(monitor.body("/health/ready"))
                        .contains(
                                "\"role\":\"audit\"",
                                "\"role\":\"enforcement\"",
                                "\"role\":\"notification\"",
                                "\"state\":\"RUNNING\"");
                Await.until(
                        process::output, LIMIT, () -> value(monitor.body("/metrics"), "sordini_decisions_total") > 0);
                metricsAreThosePromised(monitor.body("/metrics"));

                logLevelChangesWhileItRuns(file, process);

                assertThat(feeding.isDone()).as("the load has ended").isFalse();
                process.terminate();
                assertThat(process.exitCode(Duration.ofSeconds(30))).isZero();
                feed.stop();
                feeding.get();
                everyLineIsJson(process);
                assertThat(process.output()).contains("\"message\":\"ended\"").doesNotContain(SECRET);
            }
        }
    }

    private static List<Input> guessing() {
        return List.of(
                RequestJson.of("192.0.2.7", "GET", "/items", 200).bearer(SECRET).input(),
                RequestJson.login("203.0.113.7", "admin", SECRET, 401, "{}").input(),
                new Input(Topic.REQUEST_EVENTS, SECRET, SECRET.getBytes(StandardCharsets.UTF_8)),
                new Input(Topic.COMMANDS, SECRET, SECRET.getBytes(StandardCharsets.UTF_8)));
    }

    /** Every meter of the program and every name of the page is there, and no meter of Sordini that the page lacks. */
    private static void metricsAreThosePromised(String scrape) throws Exception {
        Set<String> families = new TreeSet<>();
        Matcher family = FAMILY.matcher(scrape);
        while (family.find()) {
            families.add(family.group(1));
        }
        Set<String> own =
                Arrays.stream(Metric.values()).map(Metric::exposedName).collect(Collectors.toSet());
        assertThat(families.stream()
                        .filter(name -> name.startsWith("sordini_"))
                        .filter(name -> !name.endsWith("_seconds_max")))
                .containsExactlyInAnyOrderElementsOf(own);
        Matcher named = NAMED.matcher(Files.readString(ReferenceData.checkout().resolve("docs/metrics.md")));
        Set<String> missing = new TreeSet<>();
        while (named.find()) {
            if (named.group(1).matches("(sordini|kafka|jvm|process|disk)_.*") && !families.contains(named.group(1))) {
                missing.add(named.group(1));
            }
        }
        assertThat(missing).as("on the page and not in " + families).isEmpty();
        assertThat(scrape).doesNotContain("192.0.2.7", "203.0.113.7", "/items", SECRET);
    }

    private static void logLevelChangesWhileItRuns(Path file, SordiniProcess process) throws Exception {
        Files.writeString(file, "log.level.org.apache.kafka=loud\n", StandardOpenOption.APPEND);
        Await.until(process::output, LIMIT, () -> process.output().contains("Log levels stay as they are"));
        assertThat(process.output()).doesNotContain("\"log.level\":\"DEBUG\"");

        Files.writeString(file, Files.readString(file).replace("=loud", "=debug"));
        Await.until(process::output, LIMIT, () -> process.output().contains("\"log.level\":\"DEBUG\""));
        Files.writeString(file, Files.readString(file).replace("=debug", "=error"));
    }

    private static void everyLineIsJson(SordiniProcess process) {
        assertThat(process.output().lines()).isNotEmpty().allSatisfy(line -> {
            JsonDocument json = JsonDocument.parse(line.getBytes(StandardCharsets.UTF_8), "log line");
            assertThat(json.has("@timestamp") && json.has("log.level")).as(line).isTrue();
        });
        assertThat(process.output().lines().filter(line -> line.contains("Record rejected")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains("\"topic\":\"sordini.commands\"", "\"partition\":", "\"offset\":", "\"task\":"));
    }

    /** The sum of all series of a name. */
    private static double value(String scrape, String name) {
        return scrape.lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
