package io.sordini.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sordini.core.policy.Severity;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.subject.Keyset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

    private static final String KEY = "k1:MDEyMzQ1Njc4OWFiY2RlZg==";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_KEY = "k2:MDEyMzQ1Njc4OWFiY2RlZmc=";
    private static final String LEAST = "bootstrap.servers=b:1\nstate.dir=/s\nkeys.tokens=" + KEY + "\nkeys.users="
            + KEY + "\nkeys.audit=" + KEY + "\n";

    @TempDir
    private Path directory;

    @Test
    void leftOutSettings_haveTheirDefaults() throws IOException {
        // When
        RunConfig config = ConfigReader.read(file(LEAST), Map.of());

        // Then
        assertThat(config.topicPrefix()).isEqualTo("sordini.");
        assertThat(config.applicationIdPrefix()).isEqualTo("sordini.");
        assertThat(config.policyFile()).isNull();
        assertThat(config.clients()).isEmpty();
        assertThat(config.audit()).isEmpty();
        assertThat(config.enforcement()).isEmpty();
        assertThat(config.notification()).isEqualTo(NotificationConfig.NONE);
        assertThat(config.operation())
                .isEqualTo(new OperationConfig(
                        new Listen("127.0.0.1", 9464), Duration.ofSeconds(30), LogFormat.TEXT, Map.of()));
    }

    @Test
    void everySetting_arrivesWhereItBelongs() throws IOException {
        // Given
        String text = "bootstrap.servers=b:1,c:2\ntopic.prefix=t.\napplication.id.prefix=a-\npolicy.file=p.yaml\n"
                + "state.dir=/var/s\nkeys.tokens=" + KEY + "\nkeys.users=" + OTHER_KEY + "\nkeys.audit=" + KEY + ","
                + OTHER_KEY
                + "\nkafka.security.protocol=SSL\nkafka.producer.linger.ms=7\naudit.kafka.num.stream.threads=3\n"
                + "enforcement.kafka.num.stream.threads=4\nenforcement.kafka.producer.linger.ms=1\n";

        // When
        RunConfig config = ConfigReader.read(file(text), Map.of());

        // Then
        assertThat(config.bootstrapServers()).isEqualTo("b:1,c:2");
        assertThat(config.topicPrefix()).isEqualTo("t.");
        assertThat(config.applicationIdPrefix()).isEqualTo("a-");
        assertThat(config.policyFile()).isEqualTo(Path.of("p.yaml"));
        assertThat(config.stateDirectory()).isEqualTo(Path.of("/var/s"));
        assertThat(config.keys().tokens().hash("x")).isEqualTo(Keyset.parse(KEY).hash("x"));
        assertThat(config.keys().users().hash("x"))
                .isEqualTo(Keyset.parse(OTHER_KEY).hash("x"));
        assertThat(config.keys().audit().hashes("x")).hasSize(2);
        assertThat(config.clients()).isEqualTo(Map.of("security.protocol", "SSL", "producer.linger.ms", "7"));
        assertThat(config.auditClients())
                .isEqualTo(Map.of("security.protocol", "SSL", "producer.linger.ms", "7", "num.stream.threads", "3"));
        assertThat(config.enforcementClients())
                .isEqualTo(Map.of("security.protocol", "SSL", "producer.linger.ms", "1", "num.stream.threads", "4"));
    }

    @Test
    void settingsOfTheProcess_arriveWhereTheyBelong() throws IOException {
        // Given
        String text = LEAST + "http.listen=[::1]:0\nstop.timeout=2m\nlog.format=json\nlog.level=info\n"
                + "log.level.org.apache.kafka=OFF\n";

        // When
        RunConfig config = ConfigReader.read(file(text), Map.of("SORDINI_LOG_LEVEL", "debug"));
        RunConfig unwatched = ConfigReader.read(file(LEAST + "http.listen=\n"), Map.of());

        // Then
        assertThat(config.operation())
                .isEqualTo(new OperationConfig(
                        new Listen("::1", 0),
                        Duration.ofMinutes(2),
                        LogFormat.JSON,
                        Map.of("", Level.DEBUG, "org.apache.kafka", Level.OFF)));
        assertThat(unwatched.operation().listen()).isNull();
    }

    @Test
    void endpoints_haveTheirDefaults_andTheirOwnSettings() throws IOException {
        // Given
        String text = LEAST + "notify.pager.url=https://alerts.example.com/x?y=z\nnotify.pager.secret=" + SECRET + "\n"
                + "notify.chat-1.url=http://127.0.0.1:8080/hook\nnotify.chat-1.format=chat\n"
                + "notify.chat-1.actions=alert, revoke\nnotify.chat-1.severity=high\nnotify.chat-1.shadow=true\n"
                + "notify.chat-1.limit=5\nnotification.kafka.client.rack=r\n";

        // When
        RunConfig config = ConfigReader.read(file(text), Map.of("SORDINI_NOTIFY_PAGER_LIMIT", "7"));

        // Then
        Endpoint chat = config.notification().endpoints().get(0);
        Endpoint pager = config.notification().endpoints().get(1);
        assertThat(config.notificationClients()).isEqualTo(Map.of("client.rack", "r"));
        assertThat(chat.url()).hasToString("http://127.0.0.1:8080/hook");
        assertThat(chat.format()).isEqualTo(Endpoint.Format.CHAT);
        assertThat(chat.secret().keys()).isEmpty();
        assertThat(chat.actions()).containsExactlyInAnyOrder(Action.ALERT, Action.REVOKE);
        assertThat(chat.severity()).isEqualTo(Severity.HIGH);
        assertThat(chat.shadow()).isTrue();
        assertThat(chat.limit()).isEqualTo(5);
        assertThat(pager.name()).isEqualTo("pager");
        assertThat(pager.url()).hasToString("https://alerts.example.com/x?y=z");
        assertThat(pager.format()).isEqualTo(Endpoint.Format.WEBHOOK);
        assertThat(pager.secret().keys()).hasSize(1);
        assertThat(pager.actions()).containsExactlyInAnyOrder(Action.ALERT, Action.BLOCK);
        assertThat(pager.severity()).isEqualTo(Severity.LOW);
        assertThat(pager.shadow()).isFalse();
        assertThat(pager.limit()).isEqualTo(7);
        assertThat(config).asString().doesNotContain("alerts.example.com", SECRET.substring(6));
    }

    @Test
    void problemsOfEndpoints_areNamed_withoutSecrets() throws IOException {
        // Given
        String text =
                LEAST + "notify.a.url=http://hidden.example.com/T0/B0\nnotify.b.url=https://me:hidden@example.com/\n"
                        + "notify.b.secret=hidden\nnotify.c.secret=" + SECRET + "\nnotify.c.format=mail\n"
                        + "notify.c.actions=allow\nnotify.c.severity=dire\nnotify.c.shadow=yes\nnotify.c.limit=0\n"
                        + "notify.D.url=https://example.com/\nnotify.c.colour=red\n";

        // Then
        problems(file(text), Map.of())
                .hasSize(12)
                .contains(
                        "notify.a.url: expected https, or http to localhost, 127.0.0.1 or [::1]",
                        "notify.a.secret is missing: make one with 'echo whsec_$(openssl rand -base64 32)'",
                        "notify.c.url is missing: give the address that messages are posted to",
                        "notify.c.format: expected webhook or chat, found 'mail'",
                        "notify.c.actions: expected some of alert, challenge, throttle, block and revoke, separated by"
                                + " commas, found 'allow'",
                        "notify.c.severity: expected low, medium, high or critical, found 'dire'",
                        "notify.c.shadow: expected true or false, found 'yes'",
                        "notify.c.limit: expected 1 to 600 messages in a minute, found '0'")
                .anyMatch(problem -> problem.startsWith("notify.b.url: expected an address such as"))
                .anyMatch(problem -> problem.startsWith("notify.b.secret: expected one or two of whsec_BASE64"))
                .anyMatch(problem -> problem.startsWith("notify.D.url: expected notify.NAME.FIELD"))
                .anyMatch(problem -> problem.startsWith("notify.c.colour: expected notify.NAME.FIELD"))
                .noneMatch(problem -> problem.contains("hidden"));
    }

    @Test
    void environment_winsOverTheFile_andIsEnoughWithoutOne() throws IOException {
        // Given
        Map<String, String> environment = Map.of(
                "SORDINI_BOOTSTRAP_SERVERS", "e:9",
                "SORDINI_KAFKA_SASL_MECHANISM", "PLAIN",
                "SORDINI_AUDIT_KAFKA_POLL_MS", "3",
                "SORDINI_JAVA_OPTS", "-Xmx2g",
                "PATH", "/bin");
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Map.of(
                "SORDINI_STATE_DIR",
                "/s",
                "SORDINI_KEYS_TOKENS",
                KEY,
                "SORDINI_KEYS_USERS",
                KEY,
                "SORDINI_KEYS_AUDIT",
                KEY));

        // When
        RunConfig over = ConfigReader.read(file(LEAST), environment);
        RunConfig alone = ConfigReader.read(null, all);

        // Then
        assertThat(over.bootstrapServers()).isEqualTo("e:9");
        assertThat(over.clients()).isEqualTo(Map.of("sasl.mechanism", "PLAIN"));
        assertThat(over.audit()).isEqualTo(Map.of("poll.ms", "3"));
        assertThat(alone).hasToString(over.toString());
    }

    @Test
    void secrets_canStandElsewhere_asKafkaLetsThem() throws IOException {
        // Given
        Path secrets = Files.writeString(directory.resolve("secrets.properties"), "password=from-file\n");
        Files.writeString(directory.resolve("one-secret"), "from-directory");
        String text = LEAST + "kafka.a=${file:" + secrets + ":password}\nkafka.b=${directory:" + directory
                + ":one-secret}\nkafka.c=${env:PATH}\n";

        // When
        RunConfig config = ConfigReader.read(file(text), Map.of());

        // Then
        assertThat(config.clients()).containsEntry("a", "from-file").containsEntry("b", "from-directory");
        assertThat(config.clients().get("c")).isEqualTo(System.getenv("PATH"));
        assertThat(config).asString().doesNotContain("from-file").doesNotContain("MDEyMzQ1");
    }

    @Test
    void allProblems_areNamedAtOnce_unknownKeysWithTheNearest() throws IOException {
        // Given
        String text = "bootstrap.server=b:1\ntopic.prefix=a b\nsecurity.protocol=SSL\nkeys.tokens=k1\nkeys.users=" + KEY
                + "\nkafka.application.id=x\nbootstrap.servers=b:1\nbootstrap.servers=b:2\n";

        // Then
        Path file = file(text);
        problems(file, Map.of("SORDINI_STATEDIR", "/s"))
                .containsExactlyInAnyOrder(
                        file + ": bootstrap.servers is there twice: keep one of them",
                        file + ": bootstrap.server is unknown: did you mean bootstrap.servers?",
                        file + ": security.protocol is unknown: did you mean kafka.security.protocol?",
                        "environment variable SORDINI_STATEDIR is unknown: did you mean state.dir?",
                        "topic.prefix: expected at most 100 letters, digits, dots, hyphens and underscores",
                        "keys.tokens: expected id:base64 with an id of 1 to 16 of a-z, 0-9 and -",
                        "keys.audit is missing: make a key with 'openssl rand -base64 32' and write"
                                + " keys.audit=k1:THAT-KEY",
                        "kafka.application.id cannot be set this way: use application.id.prefix",
                        "state.dir is missing: give a directory that outlives the process, such as /var/lib/sordini");
    }

    @Test
    void fileThatIsNotThere_isNamed() {
        problems(directory.resolve("none.properties"), Map.of())
                .contains(directory.resolve("none.properties")
                        + " cannot be read: check that it exists and is a properties file in UTF-8");
    }

    private static ListAssert<String> problems(Path file, Map<String, String> environment) {
        return assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file, environment))
                .problems());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("sordini.properties"), text);
    }
}
