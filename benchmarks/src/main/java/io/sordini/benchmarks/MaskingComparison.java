package io.sordini.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * All contestants, one after the other, as many times over as there are rounds, so that what the machine does meanwhile
 * meets all of them. Arguments: the folder for the results, and rounds; {@code --busy} measures on a busy machine too.
 */
public final class MaskingComparison {

    private static final int WARM_UP_SECONDS = 6;
    private static final int SECONDS = 3;

    private final Map<String, Series> nanos = new HashMap<>();
    private final Map<String, Series> allocated = new HashMap<>();
    private final Map<String, Double> written = new HashMap<>();
    private final Map<String, String> versions = new HashMap<>();
    private final List<OtherProcess> others;

    private MaskingComparison(Path sources) {
        others = List.of(
                new OtherProcess(
                        "fast-redact 3.5.0",
                        "by path",
                        List.of("node", sources.resolve("node/mask.js").toString())),
                new OtherProcess(
                        "Python, tree and 4 patterns",
                        "by name, and 4 patterns in every text",
                        List.of("python3", sources.resolve("python/mask.py").toString())));
    }

    /** @param arguments folder of the contestants' sources, folder of the results, rounds, and {@code --busy} if need be */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws IOException, InterruptedException, RunnerException {
        Environment environment = Environment.now();
        if (environment.isBusy() && !List.of(arguments).contains("--busy")) {
            System.err.println("The machine is busy (load " + environment.load()
                    + "): wait until it is idle, or add --busy, which the results will say.");
            System.exit(1);
        }
        int rounds = Integer.parseInt(arguments[2]);
        MaskingComparison comparison = new MaskingComparison(Path.of(arguments[0]));
        for (int round = 0; round < rounds; round++) {
            comparison.measure();
        }
        String page = comparison.write(environment, rounds, Path.of(arguments[1]));
        System.out.println(page);
    }

    private void measure() throws RunnerException, IOException, InterruptedException {
        var options = new OptionsBuilder()
                .include(DocumentBenchmark.class.getName())
                .include(TextBenchmark.class.getName())
                .forks(1)
                .warmupIterations(WARM_UP_SECONDS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(SECONDS)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:-BackgroundCompilation")
                .build();
        for (RunResult run : new Runner(options).run()) {
            String benchmark = run.getParams().getBenchmark();
            String name = benchmark.substring(0, benchmark.lastIndexOf('.'))
                    + run.getParams().getParam("masker");
            series(nanos, name).add(secondary(run, "cpuNanos") / secondary(run, "masked"));
            series(allocated, name).add(secondary(run, "gc.alloc.rate.norm"));
        }
        List<byte[]> events = AuditEvents.events(DocumentBenchmark.SEED, DocumentBenchmark.COUNT);
        for (OtherProcess other : others) {
            JsonNode measured = other.measure(events, WARM_UP_SECONDS, SECONDS);
            series(nanos, other.title()).add(measured.get("nanosPerEvent").asDouble());
            written.put(other.title(), measured.get("bytesPerEvent").asDouble());
            versions.put(other.title(), measured.get("version").asText());
        }
    }

    private static double secondary(RunResult run, String name) {
        return Objects.requireNonNull(run.getSecondaryResults().get(name), name).getScore();
    }

    private static Series series(Map<String, Series> all, String name) {
        return all.computeIfAbsent(name, added -> new Series());
    }

    private String write(Environment environment, int rounds, Path folder) throws IOException {
        double eventBytes = eventBytes(UnaryOperator.identity());
        double lineBytes = lineBytes(UnaryOperator.identity());
        List<Row> documents = documents(eventBytes);
        List<Row> texts = texts(lineBytes);
        StringBuilder page =
                new StringBuilder("# Masking, measured\n\nWritten by `benchmarks/run masking`. " + environment
                        + "\n" + rounds + " rounds, interleaved; CPU time of one thread; medians.\n\n"
                        + String.format("## HTTP audit events, %.0f bytes on average%n%n", eventBytes)
                        + Row.header("event"));
        documents.forEach(row -> page.append(row.line()));
        double output = eventBytes(DocumentMasker.SORDINI.make());
        page.append(String.format(
                "%nSordini writes %.0f bytes for an event, and allocates %.2f times that.%n",
                output,
                series(allocated, DocumentBenchmark.class.getName() + DocumentMasker.SORDINI)
                                .median()
                        / output));
        page.append(String.format("%n## Lines of plain text, %.0f bytes on average%n%n", lineBytes))
                .append(Row.header("line"));
        texts.forEach(row -> page.append(row.line()));
        Results.write(
                folder,
                "masking",
                Map.of("environment", environment, "rounds", rounds, "documents", documents, "texts", texts),
                page.toString());
        return page.toString();
    }

    /** How many bytes become of an event on average. */
    private static double eventBytes(UnaryOperator<byte[]> mask) {
        return AuditEvents.events(DocumentBenchmark.SEED, DocumentBenchmark.COUNT).stream()
                .mapToInt(event -> mask.apply(event).length)
                .average()
                .orElseThrow();
    }

    private static double lineBytes(UnaryOperator<String> mask) {
        return AuditEvents.lines(TextBenchmark.SEED, TextBenchmark.COUNT).stream()
                .mapToInt(line -> mask.apply(line).getBytes(UTF_8).length)
                .average()
                .orElseThrow();
    }

    private List<Row> documents(double bytes) {
        String prefix = DocumentBenchmark.class.getName();
        double sordini = series(nanos, prefix + DocumentMasker.SORDINI).median();
        List<Row> rows = new ArrayList<>();
        for (DocumentMasker masker : DocumentMasker.values()) {
            String name = prefix + masker;
            double output = eventBytes(masker.make());
            rows.add(Row.of(
                    masker.title, masker.masks, series(nanos, name), series(allocated, name), bytes, sordini, output));
        }
        for (OtherProcess other : others) {
            String title = other.title() + " (" + versions.get(other.title()) + ")";
            double output = Objects.requireNonNull(written.get(other.title()), other.title());
            rows.add(Row.of(title, other.masks(), series(nanos, other.title()), new Series(), bytes, sordini, output));
        }
        return rows;
    }

    private List<Row> texts(double bytes) {
        String prefix = TextBenchmark.class.getName();
        double sordini = series(nanos, prefix + TextMasker.SORDINI).median();
        List<Row> rows = new ArrayList<>();
        for (TextMasker masker : TextMasker.values()) {
            String name = prefix + masker;
            double output = lineBytes(masker.make());
            rows.add(Row.of(
                    masker.title, masker.masks, series(nanos, name), series(allocated, name), bytes, sordini, output));
        }
        return rows;
    }
}
