package io.sordini.e2e.crowdsec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the same traces with both engines, prints what each saw, and fails on a difference that nothing explains. */
@SuppressWarnings("SystemOut") // a program that prints a table
final class Comparison {

    private static final long START = 1_769_860_800_000L;
    private static final String ROW = "%-22s %8s %10s %10s %8s %10s %12s%n";

    /** CrowdSec is asked again so often about what nothing explains, with so many other requests after each one. */
    private static final int READINGS = 5;

    private static final int IN_BETWEEN = 100;

    private final Path program;
    private final List<Trace> traces;
    private final List<Outcome> outcomes = new ArrayList<>();

    private Comparison(Path program, List<Trace> traces) {
        this.program = program;
        this.traces = traces;
    }

    /** Arguments: CrowdSec's program, the seed, how many sources play each scenario. */
    public static void main(String[] arguments) throws Exception {
        long seed = Long.parseLong(arguments[1]);
        Comparison comparison =
                new Comparison(Path.of(arguments[0]).toAbsolutePath(), traces(seed, Integer.parseInt(arguments[2])));
        comparison.run();
        System.out.printf("seed %d, %d sources%n%n", seed, comparison.traces.size());
        System.exit(comparison.report() ? 0 : 1);
    }

    private static List<Trace> traces(long seed, int sources) {
        Random random = new Random(seed);
        List<Trace> traces = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            for (int i = 0; i < sources; i++) {
                int number = traces.size() + 1;
                String source = "198.18." + number / 250 + "." + (1 + number % 250);
                traces.add(Trace.random(scenario, source, i % 4 == 3, START + random.nextInt(60_000), random));
            }
        }
        return traces;
    }

    private void run() throws IOException, InterruptedException {
        List<Request> requests = Trace.merged(traces);
        Map<Scenario, SortedSet<Overflow>> theirs = crowdsec(requests);
        Map<Scenario, SortedSet<Overflow>> ours = SordiniEngine.run(requests);
        for (Scenario scenario : Scenario.values()) {
            traces.forEach(trace -> outcomes.add(Outcome.of(trace.as(scenario), theirs, ours)));
        }
        if (outcomes.stream().anyMatch(Outcome::isOpen)) {
            readAgain();
        }
    }

    /** Where one request follows right on another of its source, CrowdSec's answer may change from reading to reading. */
    private void readAgain() throws IOException, InterruptedException {
        Set<String> open = new HashSet<>();
        outcomes.stream()
                .filter(Outcome::isOpen)
                .forEach(outcome -> open.add(outcome.trace().source()));
        List<Request> requests = Trace.spread(
                Trace.merged(traces.stream()
                        .filter(trace -> open.contains(trace.source()))
                        .toList()),
                IN_BETWEEN);
        List<Map<Scenario, SortedSet<Overflow>>> readings = new ArrayList<>();
        for (int reading = 0; reading < READINGS; reading++) {
            readings.add(crowdsec(requests));
        }
        outcomes.replaceAll(outcome -> outcome.isOpen()
                ? outcome.reread(readings.stream()
                        .map(reading -> Outcome.about(outcome.trace(), reading))
                        .toList())
                : outcome);
    }

    private Map<Scenario, SortedSet<Overflow>> crowdsec(List<Request> requests)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("crowdsec");
        try {
            return new CrowdSecEngine(program, directory).run(requests);
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Whether every difference is explained. */
    private boolean report() {
        System.out.printf(ROW, "", "", "overflows", "overflows", "", "differences", "differences");
        System.out.printf(ROW, "scenario", "events", "CrowdSec", "Sordini", "same", "explained", "unexplained");
        for (boolean late : new boolean[] {false, true}) {
            for (Scenario scenario : Scenario.values()) {
                row(
                        scenario.rule() + (late ? ", late" : ""),
                        outcomes.stream()
                                .filter(outcome -> outcome.trace().scenario() == scenario
                                        && outcome.trace().late() == late)
                                .toList());
            }
        }
        row("all", outcomes);
        Map<String, Integer> explanations = new TreeMap<>();
        outcomes.forEach(outcome -> outcome.why().ifPresent(why -> explanations.merge(why, 1, Integer::sum)));
        System.out.println();
        explanations.forEach((why, sources) -> System.out.printf("explained, %d sources: %s%n", sources, why));
        List<Outcome> open = outcomes.stream().filter(Outcome::isOpen).toList();
        open.forEach(outcome -> System.out.println("UNEXPLAINED " + outcome));
        return open.isEmpty();
    }

    private static void row(String name, List<Outcome> outcomes) {
        System.out.printf(
                ROW,
                name,
                outcomes.stream().mapToInt(outcome -> outcome.trace().counted()).sum(),
                outcomes.stream().mapToInt(outcome -> outcome.crowdsec().size()).sum(),
                outcomes.stream().mapToInt(outcome -> outcome.sordini().size()).sum(),
                outcomes.stream().mapToInt(Outcome::same).sum(),
                outcomes.stream()
                        .filter(outcome -> !outcome.isOpen())
                        .mapToInt(Outcome::differences)
                        .sum(),
                outcomes.stream()
                        .filter(Outcome::isOpen)
                        .mapToInt(Outcome::differences)
                        .sum());
    }
}
