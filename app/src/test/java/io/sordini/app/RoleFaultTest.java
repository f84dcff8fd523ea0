package io.sordini.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.app.config.LogFormat;
import io.sordini.app.config.NotificationConfig;
import io.sordini.app.config.OperationConfig;
import io.sordini.app.config.RunConfig;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class RoleFaultTest {

    private static final Keyset KEYS = Keyset.parse("k1:AAAAAAAAAAAAAAAAAAAAAA==");
    private static final RunConfig CONFIG = new RunConfig(
            "127.0.0.1:1",
            "s.",
            "s.",
            null,
            "default",
            new Keyring(KEYS, KEYS, KEYS),
            Path.of("/state"),
            Map.of("sasl.jaas.config", "hunter2"),
            Map.of(),
            Map.of(),
            NotificationConfig.NONE,
            new OperationConfig(null, Duration.ofSeconds(30), LogFormat.TEXT, Map.of()));

    @Test
    void a_full_disk_is_named_and_what_to_do() {
        Exception fault = new StreamsException(
                new ProcessorStateException("a store", new IOException("write: No space left on device")));

        assertThat(RoleFault.explain(Role.AUDIT, CONFIG, fault))
                .startsWith("state.dir /state is full: free space")
                .contains("nothing is lost");
    }

    @Test
    void a_directory_that_another_process_has_is_named() {
        Exception fault = new StreamsException("Unable to initialize state, this can happen if multiple instances of"
                + " Kafka Streams are running in the same state directory");

        assertThat(RoleFault.explain(CONFIG, fault)).contains("state.dir /state is in use by another process");
    }

    @Test
    void any_other_fault_is_said_without_secrets() {
        assertThat(RoleFault.explain(CONFIG, new StreamsException("hunter2 was refused")))
                .isEqualTo("a role does not start: *** was refused");
    }
}
