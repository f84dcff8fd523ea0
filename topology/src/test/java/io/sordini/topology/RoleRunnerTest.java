package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sordini.core.policy.PolicyReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleRunnerTest {

    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    private Path state;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Topology topology =
            AuditTopology.build("p.", new PolicyInForce(PolicyReader.defaults()), TestKeys.KEYRING, meters);
    private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);

    @Test
    void a_setting_that_is_invalid_is_named() {
        Map<String, String> settings = StreamsSettings.audit("p.", NOBODY, state, Map.of("commit.interval.ms", "soon"));

        assertThatThrownBy(() -> new RoleRunner("audit", topology, settings, clock, meters))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("commit.interval.ms");
    }

    @Test
    void closed_before_it_ran_it_says_so() {
        // Given
        RoleRunner runner =
                new RoleRunner("audit", topology, StreamsSettings.audit("p.", NOBODY, state, Map.of()), clock, meters);

        // When
        boolean closed = runner.close(Duration.ofSeconds(30));

        // Then
        assertThat(closed).isTrue();
        assertThat(runner.health().state()).isEqualTo(KafkaStreams.State.NOT_RUNNING);
        assertThat(runner.ended()).succeedsWithin(Duration.ofSeconds(10)); // told just after the state has changed
        assertThat(runner.running()).failsWithin(Duration.ofSeconds(10));
    }
}
