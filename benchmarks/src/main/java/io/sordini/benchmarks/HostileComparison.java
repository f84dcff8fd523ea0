package io.sordini.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.Sanitizer;
import io.sordini.testkit.HostileTexts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a byte of a hostile text costs beside a byte of ordinary log lines. Arguments as for {@link MaskingComparison}. */
public final class HostileComparison {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int VALUE = 32 * 1024;
    private static final int VALUES = 32;
    private static final String ORDINARY = "ordinary log lines";

    private final Sanitizer sanitizer = new Sanitizer(PolicyReader.defaults().masking());
    private final Map<String, byte[]> documents = new LinkedHashMap<>();
    private final Map<String, Series> nanosPerByte = new LinkedHashMap<>();

    private HostileComparison() throws IOException {
        String log = String.join("\n", AuditEvents.lines(3, 4 * VALUE / 100)).substring(0, VALUE);
        documents.put(ORDINARY, document(log));
        for (String shape : HostileTexts.SHAPES) {
            documents.put(shape, document(HostileTexts.of(shape, VALUE)));
        }
    }

    /** A mebibyte, in values that are each within what a value may hold. */
    private static byte[] document(String value) throws IOException {
        String quoted = new ObjectMapper().writeValueAsString(value);
        return ("[" + (quoted + ",").repeat(VALUES - 1) + quoted + "]").getBytes(UTF_8);
    }

    record Shape(String shape, double nanosPerByte, double timesOrdinary) {}

    /** @param arguments folder of sources, which is not needed here; folder of the results; rounds */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws IOException {
        Environment environment = Environment.now();
        int rounds = Integer.parseInt(arguments[2]);
        HostileComparison comparison = new HostileComparison();
        comparison.round(new LinkedHashMap<>());
        comparison.round(new LinkedHashMap<>());
        for (int round = 0; round < rounds; round++) {
            comparison.round(comparison.nanosPerByte);
        }
        List<Shape> shapes = comparison.shapes();
        StringBuilder page = new StringBuilder("# Hostile texts, measured\n\nWritten by `benchmarks/run hostile`. "
                + environment + "\n" + rounds
                + " rounds, interleaved; CPU time of one thread; medians; a mebibyte of each shape.\n\n"
                + "| shape, repeated | CPU ns per byte | beside ordinary log lines |\n|---|---|---|\n");
        for (Shape shape : shapes) {
            page.append(String.format(
                    "| `%s` | %.2f | %.2f x |%n",
                    shape.shape.replace("|", "\\|"), shape.nanosPerByte, shape.timesOrdinary));
        }
        Results.write(
                Path.of(arguments[1]),
                "hostile",
                Map.of("environment", environment, "rounds", rounds, "shapes", shapes),
                page.toString());
        System.out.println(page);
    }

    private void round(Map<String, Series> into) {
        documents.forEach((shape, document) -> {
            long start = THREADS.getCurrentThreadCpuTime();
            int length = sanitizer.maskJson(document).length;
            long spent = THREADS.getCurrentThreadCpuTime() - start;
            if (length == 0) {
                throw new IllegalStateException("nothing came out for " + shape);
            }
            into.computeIfAbsent(shape, added -> new Series()).add((double) spent / document.length);
        });
    }

    private List<Shape> shapes() {
        double ordinary = Objects.requireNonNull(nanosPerByte.get(ORDINARY)).median();
        List<Shape> shapes = new ArrayList<>();
        nanosPerByte.forEach((shape, series) -> shapes.add(new Shape(
                shape,
                Math.round(100 * series.median()) / 100.0,
                Math.round(100 * series.median() / ordinary) / 100.0)));
        shapes.sort(Comparator.comparingDouble(Shape::timesOrdinary).reversed());
        return shapes;
    }
}
