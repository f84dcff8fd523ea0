package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.sandbox.broker.SandboxCluster;
import io.sordini.sandbox.broker.SandboxSettings;
import io.sordini.schemas.Topic;
import io.sordini.testkit.Await;
import io.sordini.topology.admin.TopicAdmin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** A broker with Sordini's topics, and a configuration with which both applications run beside it. */
final class Deployment implements AutoCloseable {

    static final String PREFIX = "sordini.";
    static final int PARTITIONS = 4;

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final SandboxCluster broker;
    private final Path directory;
    private final Admin admin;
    private int processes;

    private Deployment(SandboxCluster broker, Path directory) {
        this.broker = broker;
        this.directory = directory;
        admin = Admin.create(Map.<String, Object>copyOf(client()));
    }

    /** @param directory gets the broker's data below {@code broker} and everything of the applications below {@code run} */
    static Deployment start(Path directory) throws IOException {
        SandboxCluster broker =
                SandboxCluster.start(SandboxSettings.defaults().withDirectory(directory.resolve("broker")));
        Deployment deployment = new Deployment(broker, directory);
        new TopicAdmin(deployment.admin, PREFIX).create(EnumSet.allOf(Topic.class), PARTITIONS, (short) 1);
        Configuration.write(deployment.runDirectory(), broker.bootstrapServers(), PREFIX);
        return deployment;
    }

    /** Starts both applications in one process, as an instance with the same state as the last one. */
    SordiniProcess startApplications() throws IOException {
        return SordiniProcess.start(
                runDirectory(),
                "process-" + ++processes,
                "run",
                "--config",
                Configuration.FILE,
                "--roles",
                "audit,enforcement",
                "--verbose");
    }

    void stopBroker() {
        broker.stop(1);
    }

    void startBroker() {
        broker.start(1);
    }

    /** Working directory, state and output of the applications. */
    Path runDirectory() {
        return directory.resolve("run");
    }

    /** Where the broker keeps its records: a directory for each partition. */
    Path recordDirectory() {
        return broker.directory().resolve("node-1");
    }

    /** Settings of a client of the broker. */
    Map<String, String> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    Admin admin() {
        return admin;
    }

    TopicReader reader() {
        return new TopicReader(client(), admin);
    }

    Feed feed() {
        return new Feed(client(), PREFIX, Clock.systemUTC());
    }

    CommitWatch commits(String role) {
        return new CommitWatch(admin, PREFIX + role);
    }

    /** Waits until the applications have seen all that stands on the source topics, and no transaction is open. */
    void awaitSettled(SordiniProcess process) {
        Settlement settlement = new Settlement(reader(), commits("audit"), commits("enforcement"), PREFIX);
        Await.until(() -> settlement + "\n" + process.output(), LIMIT, () -> {
            assertThat(process.isAlive())
                    .as("alive; output:\n" + process.output())
                    .isTrue();
            return settlement.reached();
        });
    }

    /** Whether the topic holds records of which nobody knows yet whether they will count. */
    boolean hasOpenTransaction(Topic topic) {
        List<String> name = List.of(topic.name(PREFIX));
        return !reader().ends(IsolationLevel.READ_COMMITTED, name)
                .equals(reader().ends(IsolationLevel.READ_UNCOMMITTED, name));
    }

    List<ConsumerRecord<byte[], byte[]>> committed(Topic topic) {
        return reader().read(IsolationLevel.READ_COMMITTED, List.of(topic.name(PREFIX)));
    }

    static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
        broker.close();
    }
}
