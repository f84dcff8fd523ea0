package io.sordini.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Plain log lines in, masked lines out; the score is nanoseconds of CPU for each line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TextBenchmark {

    static final int COUNT = 1000;
    static final long SEED = 2;

    @Param
    TextMasker masker = TextMasker.SORDINI;

    private final List<String> lines = AuditEvents.lines(SEED, COUNT);
    private UnaryOperator<String> mask = UnaryOperator.identity();

    @Setup
    public void make() {
        mask = masker.make();
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void lines(CpuTime time, Blackhole masked) {
        for (String line : lines) {
            masked.consume(mask.apply(line));
        }
        time.masked += COUNT;
    }
}
