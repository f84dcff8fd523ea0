package io.sordini.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
