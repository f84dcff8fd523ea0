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

/** The whole walk: JSON in, masked JSON out; the score is nanoseconds of CPU for each event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DocumentBenchmark {

    static final int COUNT = 500;
    static final long SEED = 1;

    @Param
    DocumentMasker masker = DocumentMasker.SORDINI;

    private final List<byte[]> events = AuditEvents.events(SEED, COUNT);
    private UnaryOperator<byte[]> mask = UnaryOperator.identity();

    @Setup
    public void make() {
        mask = masker.make();
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void events(CpuTime time, Blackhole masked) {
        for (byte[] event : events) {
            masked.consume(mask.apply(event));
        }
        time.masked += COUNT;
    }
}
