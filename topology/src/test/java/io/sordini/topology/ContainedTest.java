package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainedTest {

    @TempDir
    private Path state;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private Contained contained;

    @BeforeEach
    void open() {
        var context = new MockProcessorContext<Void, Void>(
                new java.util.Properties(), new org.apache.kafka.streams.processor.TaskId(0, 0), state.toFile());
        contained = new Contained(new Rejects(context, meters));
    }

    private double rejected() {
        return meters.get(Metric.REJECTS.meterName())
                .tag("reason", Reject.DECIDER_FAILED.label())
                .counter()
                .count();
    }

    @Test
    void a_result_is_passed_on() {
        assertThat(contained.run(Reject.DECIDER_FAILED, () -> 7)).hasValue(7);
        assertThat(rejected()).isZero();
    }

    @Test
    void what_bytes_can_cause_is_counted_and_the_stream_goes_on() {
        assertThat(contained.<Integer>run(Reject.DECIDER_FAILED, () -> Integer.parseInt("secret")))
                .isEmpty();
        assertThat(contained.<Integer>run(Reject.DECIDER_FAILED, () -> recurse(1)))
                .isEmpty();
        assertThat(rejected()).isEqualTo(2);
    }

    @Test
    void what_a_store_throws_stops_the_stream() {
        Supplier<Integer> broken = () -> {
            throw new KafkaException("the disk is full");
        };
        assertThatThrownBy(() -> contained.run(Reject.DECIDER_FAILED, broken)).hasMessage("the disk is full");
        assertThat(rejected()).isZero();
    }

    @SuppressWarnings("InfiniteRecursion") // the point
    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }
}
