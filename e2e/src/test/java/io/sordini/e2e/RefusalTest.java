package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.sandbox.broker.SandboxCluster;
import io.sordini.sandbox.broker.SandboxSettings;
import io.sordini.schemas.Topic;
import io.sordini.topology.admin.TopicAdmin;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Roles end at once, and say what to do, where running could only do harm. */
@Timeout(90)
class RefusalTest {

    private static final int PARTITIONS = 2;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static SandboxCluster broker;

    @SuppressWarnings("NullAway.Init")
    private static Admin admin;

    @TempDir
    @SuppressWarnings("NullAway.Init")
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
    void broker_not_there() throws Exception {
        String nobody = addressOfNobody();

        assertThat(refusal(nobody, "any.")).contains(nobody);
    }

    @Test
    void topic_missing() throws Exception {
        createAllBut(Topic.SIGNALS, "missing.");

        assertThat(refusal(broker.bootstrapServers(), "missing."))
                .contains("missing.signals", "nothing")
                .doesNotContain("missing.blocklist:");
    }

    @Test
    void wrong_cleanup_policy() throws Exception {
        createAllBut(Topic.BLOCKLIST, "cleanup.");
        create("cleanup.blocklist", PARTITIONS, Map.of("cleanup.policy", "delete", "delete.retention.ms", "172800000"));

        assertThat(refusal(broker.bootstrapServers(), "cleanup."))
                .contains("cleanup.blocklist", "cleanup.policy", "compact", "delete");
    }

    @Test
    void unequal_partitions() throws Exception {
        createAllBut(Topic.AUDIT_LOG, "unequal.");
        create("unequal.audit-log", PARTITIONS + 1, Topic.AUDIT_LOG.settings());

        assertThat(refusal(broker.bootstrapServers(), "unequal."))
                .contains("unequal.audit-log", "partitions", "2", "3");
    }

    /** Runs both roles and returns what they say when they have ended with the code for failure. */
    private String refusal(String bootstrapServers, String prefix) throws Exception {
        Configuration.write(directory, bootstrapServers, prefix);
        try (SordiniProcess process = SordiniProcess.start(
                directory, "refused", "run", "--config", Configuration.FILE, "--roles", "audit,enforcement")) {
            int code = process.exitCode(LIMIT);
            String output = process.output();
            assertThat(code).as("exit code; output:\n" + output).isEqualTo(1);
            assertThat(output).startsWith("sordini: ").doesNotContain("\tat ");
            return output;
        }
    }

    private static void createAllBut(Topic missing, String prefix) {
        new TopicAdmin(admin, prefix).create(EnumSet.complementOf(EnumSet.of(missing)), PARTITIONS, (short) 1);
    }

    private static void create(String name, int partitions, Map<String, String> settings) throws Exception {
        NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(settings);
        admin.createTopics(List.of(topic)).all().get();
    }

    /** Where a moment ago a socket could be bound, and nobody listens. */
    private static String addressOfNobody() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }
}
