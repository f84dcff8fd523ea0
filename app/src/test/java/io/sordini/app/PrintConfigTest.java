package io.sordini.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintConfigTest {

    private static final List<String> SECRETS = List.of(
            "MDEyMzQ1Njc4OWFiY2RlZg==",
            "from-the-file",
            "from-the-directory",
            "in-the-open",
            "of-a-keystore",
            "unheard-of");

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        Path secrets = Files.writeString(
                directory.resolve("secrets.properties"), "key=k1:MDEyMzQ1Njc4OWFiY2RlZg==\njaas=from-the-file\n");
        Files.writeString(directory.resolve("one-secret"), "from-the-directory");
        file = Files.writeString(directory.resolve("sordini.properties"), """
                bootstrap.servers=broker:9092
                state.dir=/state
                keys.tokens=k1:MDEyMzQ1Njc4OWFiY2RlZg==
                keys.users=${file:%1$s:key}
                keys.audit=${file:%1$s:key}
                kafka.sasl.jaas.config=${file:%1$s:jaas}
                kafka.client.dns.lookup=${env:PATH}
                audit.kafka.consumer.client.rack=${directory:%2$s:one-secret}
                kafka.ssl.key.password=of-a-keystore
                kafka.producer.ssl.truststore.password=in-the-open
                kafka.some.plugins.option=unheard-of
                kafka.sasl.oauthbearer.token.endpoint.url=https://me:in-the-open@example.com/
                kafka.security.protocol=SASL_SSL
                audit.kafka.num.stream.threads=3
                log.level.org.apache.kafka=warn
                notify.chat.url=https://chat.example.com/services/T0/in-the-open
                notify.chat.format=chat
                """.formatted(secrets, directory));
    }

    @Test
    void tells_every_setting_with_its_origin() {
        Cli run = Cli.run("run", "--config", file, "--roles", "audit,enforcement", "--print-config");

        assertThat(run.exit()).as(run.messages()).isZero();
        assertThat(run.out().replaceAll(" +", " "))
                .contains("bootstrap.servers = broker:9092 # " + file)
                .contains("application.id.prefix = sordini. # topic.prefix")
                .contains("http.listen = 127.0.0.1:9464 # default")
                .contains("log.level.org.apache.kafka = warn # " + file)
                .contains("security.protocol = SASL_SSL # " + file)
                .contains("num.stream.threads = 3 # " + file)
                .contains("num.stream.threads = 2 # sordini: cores in use")
                .contains("processing.guarantee = exactly_once_v2 # sordini: nothing lost, nothing twice")
                .contains("keys.users = (hidden) # " + file + ", by a configuration provider");
    }

    @Test
    void tells_of_endpoints_and_of_the_role_that_notifies() {
        Cli run = Cli.run("run", "--config", file, "--roles", "notification", "--print-config");

        assertThat(run.exit()).as(run.messages()).isZero();
        assertThat(run.out().replaceAll(" +", " "))
                .contains("notify.chat.format = chat # " + file)
                .contains("notify.chat.url = (hidden) # " + file)
                .contains("enable.auto.commit = false # sordini: positions follow what was told");
        assertThat(run.out() + run.messages()).doesNotContain(SECRETS).doesNotContain(System.getenv("PATH"));
    }

    @Test
    void tells_no_secret_from_wherever_it_came() {
        Cli run = Cli.run("run", "--config", file, "--roles", "audit,enforcement", "--print-config");

        assertThat(run.out()).contains("sasl.jaas.config", "client.rack", "client.dns.lookup");
        assertThat(run.out() + run.messages()).doesNotContain(SECRETS).doesNotContain(System.getenv("PATH"));
    }

    @Test
    void settings_with_a_problem_are_not_printed() throws IOException {
        Files.writeString(file, "http.listen=9464\nstop.timeout=never\nlog.format=xml\nlog.level=loud\n");

        Cli run = Cli.run("run", "--config", file, "--roles", "audit", "--print-config");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.messages())
                .contains("http.listen: expected host:port such as 127.0.0.1:9464, or nothing, found '9464'")
                .contains("stop.timeout: expected a time from 1s to 1h, such as 30s or 2m, found 'never'")
                .contains("log.format: expected text or json, found 'xml'")
                .contains("log.level: expected off, error, warn, info, debug or trace, found 'loud'");
    }
}
