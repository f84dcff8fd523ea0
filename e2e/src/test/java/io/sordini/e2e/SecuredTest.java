package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.app.SandboxFiles;
import io.sordini.sandbox.broker.Login;
import io.sordini.sandbox.broker.SandboxCluster;
import io.sordini.sandbox.broker.SandboxSettings;
import io.sordini.schemas.Topic;
import io.sordini.testkit.Await;
import io.sordini.topology.admin.AclRole;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three brokers that encrypt, ask for a login and deny what is not granted; every role logs in as itself. */
@Timeout(240)
class SecuredTest {

    private static final String PREFIX = "sordini.";
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int RESTARTED = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static SandboxCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private static SandboxFiles files;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = SandboxCluster.start(SandboxSettings.defaults()
                .withNodes(3)
                .withDirectory(directory.resolve("cluster"))
                .withUsers(SandboxFiles.users()));
        files = new SandboxFiles(cluster, true);
        files.write(new PrintWriter(new StringWriter()));
        List<String> create = new ArrayList<>(
                List.of("topics", "create", "--partitions", "2", "--config", file(AclRole.ADMIN), "--acls", "apply"));
        create.addAll(SandboxFiles.principals());
        assertThat(run(0, create)).contains("access control entries are in force", "are as they must be");
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void events_are_audited_and_acted_upon_once_while_a_broker_restarts() throws Exception {
        try (SordiniProcess audit = role(AclRole.AUDIT, file(AclRole.AUDIT));
                SordiniProcess enforcement = role(AclRole.ENFORCEMENT, certificate(AclRole.ENFORCEMENT));
                Feed feed = new Feed(client(AclRole.PRODUCER), PREFIX, Clock.systemUTC());
                Admin admin = Admin.create(Map.<String, Object>copyOf(client(AclRole.OBSERVER)))) {
            Await.until(
                    () -> audit.output() + enforcement.output(),
                    LIMIT,
                    () -> audit.output().contains("is running")
                            && enforcement.output().contains("is running"));

            // When
            Future<?> fed = feed.start(SecuredTest::guessing, 1_500);
            Await.until("events flow", LIMIT, () -> feed.size() > 300);
            cluster.stop(RESTARTED);
            Await.until("events flow without the broker", LIMIT, () -> feed.size() > 900);
            cluster.start(RESTARTED);
            feed.stop();
            fed.get();
            int events = feed.acknowledged().size();

            // Then
            TopicReader reader = new TopicReader(client(AclRole.OBSERVER), admin);
            Await.until(
                    () -> "%d of %d audited, %d blocked; %s%s"
                            .formatted(
                                    eventRecords(reader),
                                    events,
                                    read(reader, Topic.BLOCKLIST).size(),
                                    audit.output(),
                                    enforcement.output()),
                    LIMIT,
                    () -> eventRecords(reader) >= events
                            && !read(reader, Topic.BLOCKLIST).isEmpty());
            assertThat(eventRecords(reader)).isEqualTo(events);
            assertThat(audit.isAlive() && enforcement.isAlive()).isTrue();

            // Both applications may read a new policy, and who is no author may not publish one.
            assertThat(run(0, apply("authored", AclRole.AUTHOR)))
                    .contains("published: authored@", "applied: all 2 partitions decide under it");
            assertThat(run(1, apply("smuggled", AclRole.OPERATOR)))
                    .contains("sordini.policy", "--acls print")
                    .doesNotContain("published", "\tat ");
        }
    }

    private static List<String> apply(String name, AclRole role) throws IOException {
        return List.of(
                "policy", "apply", policy(name), "--actor", "ann", "--reason", "ticket 9", "--config", file(role));
    }

    private static String policy(String name) throws IOException {
        return Files.writeString(directory.resolve(name + ".yaml"), "name: " + name + "\n")
                .toString();
    }

    @Test
    void notification_runs_with_what_it_is_granted() throws Exception {
        Path config = Path.of(file(AclRole.NOTIFICATION)).resolveSibling("notification-endpoint.properties");
        Files.writeString(
                config,
                Files.readString(Path.of(file(AclRole.NOTIFICATION)))
                        + "notify.nobody.url=http://127.0.0.1:1/\nnotify.nobody.format=chat\n");

        try (SordiniProcess notification = role(AclRole.NOTIFICATION, config.toString())) {
            Await.until(notification::output, LIMIT, () -> notification.output().contains("notification is running"));
            notification.terminate();
            assertThat(notification.exitCode(LIMIT)).as(notification.output()).isZero();
        }
    }

    /** What enforcers believe, nobody but enforcement may write. */
    @Test
    void enforcer_may_not_write_the_blocklist() {
        Map<String, Object> client = new HashMap<>(client(AclRole.ENFORCER));
        client.put("enable.idempotence", false); // which is another right that an enforcer lacks
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            var block = new ProducerRecord<>(Topic.BLOCKLIST.name(PREFIX), "ip:192.0.2.1", "{}");
            assertThatThrownBy(() -> producer.send(block).get())
                    .hasStackTraceContaining(TopicAuthorizationException.class.getName())
                    .hasStackTraceContaining(Topic.BLOCKLIST.name(PREFIX));
        }
    }

    @Test
    void wrong_password_is_said_and_not_shown() throws Exception {
        String jaas = "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"sordini-audit\""
                + " password=\"not-the-password\";";
        String settings = Files.readString(Path.of(file(AclRole.AUDIT)))
                .replaceAll("(?m)^kafka.sasl.jaas.config=.*$", "kafka.sasl.jaas.config=" + jaas);
        Path wrong = Files.writeString(directory.resolve("wrong.properties"), settings);

        assertThat(run(1, List.of("run", "--roles", "audit", "--config", wrong.toString())))
                .contains("refused the login", "kafka.sasl.jaas.config")
                .doesNotContain("not-the-password", "\tat ");
    }

    @Test
    void expired_certificate_is_said_with_its_date() throws Exception {
        Path expired = Path.of(file(AclRole.AUDIT)).resolveSibling("expired-certificate.properties");

        assertThat(run(1, List.of("topics", "check", "--config", expired.toString())))
                .contains("refused this client's certificate, which expired at ");
    }

    @Test
    void missing_grant_names_the_topic_and_how_to_see_what_is_needed() throws Exception {
        Path log = Files.writeString(
                directory.resolve("one.jsonl"),
                new String(RequestJson.of("192.0.2.1", "GET", "/", 200).input().value(), StandardCharsets.UTF_8));

        assertThat(run(1, List.of("ingest", "--config", file(AclRole.ENFORCER), log.toString())))
                .contains("sordini.request-events", "--acls print")
                .doesNotContain("\tat ");
    }

    @Test
    void missing_encryption_is_said() throws Exception {
        assertThat(run(1, List.of("topics", "check", "--bootstrap-servers", cluster.bootstrapServers())))
                .contains("kafka.security.protocol");
    }

    private static List<Input> guessing() {
        return List.of(
                RequestJson.of("192.0.2.7", "GET", "/items", 200).input(),
                RequestJson.login("203.0.113.7", "admin", "guess", 401, "{}").input());
    }

    private static SordiniProcess role(AclRole role, String config) throws IOException {
        return SordiniProcess.start(directory, role.text(), "run", "--roles", role.text(), "--config", config);
    }

    /** The output of a command that ends with this code. */
    private static String run(int code, List<String> arguments) throws Exception {
        try (SordiniProcess process = SordiniProcess.start(directory, "command", arguments.toArray(new String[0]))) {
            assertThat(process.exitCode(LIMIT)).as(process.output()).isEqualTo(code);
            return process.output();
        }
    }

    private static Map<String, String> client(AclRole role) {
        return cluster.client(Login.PASSWORD, SandboxFiles.user(role));
    }

    private static String file(AclRole role) {
        return files.file(role).toString();
    }

    private static String certificate(AclRole role) {
        return files.file(role)
                .resolveSibling(role.text() + "-certificate.properties")
                .toString();
    }

    /** Without the records of what was decided. */
    private static long eventRecords(TopicReader reader) {
        return read(reader, Topic.AUDIT_LOG).stream()
                .filter(record -> !new String(record.value(), StandardCharsets.UTF_8).contains("\"class_uid\":2004"))
                .count();
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(TopicReader reader, Topic topic) {
        return reader.read(IsolationLevel.READ_COMMITTED, List.of(topic.name(PREFIX)));
    }
}
