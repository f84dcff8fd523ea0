package io.sordini.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPolicyTest {

    private Instant now = Instant.EPOCH;
    private final List<Throwable> given = new ArrayList<>();
    private final FaultPolicy policy = new FaultPolicy("audit", () -> now, new SimpleMeterRegistry(), given::add);

    @Test
    void the_fourth_fault_in_ten_minutes_stops_the_application() {
        IllegalStateException last = new IllegalStateException("fourth");

        assertThat(policy.handle(new IllegalStateException("first"))).isEqualTo(REPLACE_THREAD);
        assertThat(policy.handle(new IllegalStateException("second"))).isEqualTo(REPLACE_THREAD);
        assertThat(policy.handle(new IllegalStateException("third"))).isEqualTo(REPLACE_THREAD);
        assertThat(given).isEmpty();
        assertThat(policy.handle(last)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(given).containsExactly(last);
    }

    @Test
    void faults_far_apart_never_stop_it() {
        for (int i = 0; i < 20; i++) {
            now = now.plus(Duration.ofMinutes(4));
            assertThat(policy.handle(new IllegalStateException("now and then"))).isEqualTo(REPLACE_THREAD);
        }
    }

    @Test
    void a_virtual_machine_that_failed_is_not_used_again() {
        assertThat(policy.handle(new OutOfMemoryError("for a test"))).isEqualTo(SHUTDOWN_CLIENT);
    }
}
