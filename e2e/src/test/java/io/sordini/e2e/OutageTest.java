package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.Topic;
import io.sordini.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Brokers go away under load and come back: the process waits, says so, and goes on where it was. */
@Timeout(240)
class OutageTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Test
    void it_is_not_ready_while_brokers_are_away_and_by_itself_ready_again(@TempDir Path directory) throws Exception {
        try (Deployment deployment = Deployment.start(directory);
                Feed feed = deployment.feed();
                SordiniProcess process = deployment.startApplications()) {
            // Given
            Monitor monitor = Monitor.of(process, LIMIT);
            Await.until(process::output, LIMIT, () -> monitor.status("/health/ready") == 200);
            Future<?> feeding = feed.start(OutageTest::requests, 1);
            Await.until("events flow", LIMIT, () -> feed.size() > 200);

            // When
            deployment.stopBroker();
            Await.until(process::output, LIMIT, () -> monitor.status("/health/ready") == 503);
            assertThat(monitor.status("/health/live")).isEqualTo(200);
            deployment.startBroker();
            Await.until(process::output, LIMIT, () -> monitor.status("/health/ready") == 200);
            feed.stop();
            feeding.get();
            int events = feed.acknowledged().size();

            // Then
            deployment.awaitSettled(process);
            assertThat(deployment.committed(Topic.AUDIT_LOG))
                    .hasSize(events + deployment.committed(Topic.DECISIONS).size());
        }
    }

    private static List<Input> requests() {
        return List.of(RequestJson.of("192.0.2.7", "GET", "/items", 200).input());
    }
}
