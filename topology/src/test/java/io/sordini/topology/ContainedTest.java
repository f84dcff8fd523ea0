package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private MockProcessorContext<Void, Void> context;
    private Contained contained;

    @BeforeEach
    void open() {
        context = new MockProcessorContext<>(
                new java.util.Properties(), new org.apache.kafka.streams.processor.TaskId(0, 0), state.toFile());
        contained = new Contained(new Rejects(context, "test"));
    }

    private double rejected() {
        return context.metrics().metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("test-rejected-total"))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .sum();
    }

    @Test
    void a_result_is_passed_on() {
        assertThat(contained.run("failed", () -> 7)).hasValue(7);
        assertThat(rejected()).isZero();
    }

    @Test
    void what_bytes_can_cause_is_counted_and_the_stream_goes_on() {
        assertThat(contained.<Integer>run("failed", () -> Integer.parseInt("secret")))
                .isEmpty();
        assertThat(contained.<Integer>run("failed", () -> recurse(1))).isEmpty();
        assertThat(rejected()).isEqualTo(2);
    }

    @Test
    void what_a_store_throws_stops_the_stream() {
        Supplier<Integer> broken = () -> {
            throw new KafkaException("the disk is full");
        };
        assertThatThrownBy(() -> contained.run("failed", broken)).hasMessage("the disk is full");
        assertThat(rejected()).isZero();
    }

    @SuppressWarnings("InfiniteRecursion") // the point
    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }
}
