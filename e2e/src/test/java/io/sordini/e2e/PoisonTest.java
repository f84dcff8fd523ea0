package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.Topic;
import io.sordini.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A record that can never be processed, here since the broker refuses what must be written for it. */
@Timeout(180)
class PoisonTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String SECRET = "correct-horse-battery";

    @Test
    void it_is_tried_a_few_times_then_the_process_ends_and_says_nothing_of_its_content(@TempDir Path directory)
            throws Exception {
        try (Deployment deployment = Deployment.start(directory);
                Feed feed = deployment.feed();
                SordiniProcess process = deployment.startApplications()) {
            // Given
            Await.until(process::output, LIMIT, () -> process.output().contains("audit is running"));
            letTheAuditLogTakeNothing(deployment);

            // When
            for (int i = 0; i < 20; i++) {
                feed.produce(RequestJson.of("192.0.2.7", "GET", "/items/" + SECRET, 200)
                        .with("request_body", SECRET)
                        .bearer(SECRET)
                        .input());
                feed.produce(new Input(Topic.REQUEST_EVENTS, SECRET, SECRET.getBytes(StandardCharsets.UTF_8)));
            }
            feed.acknowledged();

            // Then
            assertThat(process.exitCode(LIMIT)).as(process.output()).isEqualTo(1);
            String output = process.output();
            assertThat(output.split("A stream thread died", -1)).as(output).hasSizeBetween(5, 7);
            assertThat(output)
                    .contains("faults=4, response=stop the application, role=audit")
                    .contains("sordini: audit stopped: ")
                    .doesNotContain(SECRET);
        }
    }

    /** Dynamically, since roles check it when they start. */
    private static void letTheAuditLogTakeNothing(Deployment deployment) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.AUDIT_LOG.name(Deployment.PREFIX));
        AlterConfigOp small = new AlterConfigOp(new ConfigEntry("max.message.bytes", "100"), AlterConfigOp.OpType.SET);
        deployment
                .admin()
                .incrementalAlterConfigs(Map.of(topic, List.of(small)))
                .all()
                .get();
    }
}
