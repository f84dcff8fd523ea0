package io.sordini.app.backtest;

import io.sordini.app.BrokerOptions;
import io.sordini.app.Console;
import io.sordini.app.Failure;
import io.sordini.app.KeysOption;
import io.sordini.app.Lane;
import io.sordini.app.PolicyOption;
import io.sordini.app.operate.FollowedPolicies;
import io.sordini.app.screen.ProgressBar;
import io.sordini.core.backtest.Comparison;
import io.sordini.core.backtest.PolicyRun;
import io.sordini.core.policy.Policy;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.subject.Keyring;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The time machine: two policies over the same history, and what would have been decided otherwise. */
@Command(
        name = "backtest",
        description = "Run two policies over the same history and say what the new one would have decided otherwise.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, or a condition of --fail-on holds", "2:wrong use"})
public final class BacktestCommand implements Callable<Integer> {

    /** A history has no clock of its own; only a time that no recording can have is refused. */
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    enum Format {
        TABLE,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Console console;
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Option(names = "--policy", paramLabel = "NEW", required = true, description = "The policy that is tried.")
    private Path policy = Path.of("");

    @Option(
            names = "--against",
            paramLabel = "OLD",
            description =
                    "The policy that it is compared with; default: the one in force on the topic, else that of --config, else"
                            + " the one in the program.")
    private @Nullable Path against;

    @Mixin
    private HistoryOptions history = new HistoryOptions();

    @Mixin
    private BrokerOptions brokers = new BrokerOptions();

    @Mixin
    private KeysOption keys = new KeysOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "How the report is printed: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Format format = Format.TABLE;

    @Option(names = "--html", paramLabel = "OUT.html", description = "Where to write it as a page with charts, too.")
    private @Nullable Path html;

    @Option(
            names = "--fail-on",
            paramLabel = "CONDITION",
            split = ",",
            converter = Condition.Reading.class,
            description = "Exit with 1 if so many enforced decisions differ, such as gained>0 or extended>=5.")
    private List<Condition> conditions = List.of();

    public BacktestCommand(Console console, Map<String, String> environment, InstantSource clock) {
        this.console = console;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (html != null) {
            refuseToOverwrite(html);
        }
        Policy after = PolicyOption.read(policy);
        Policy before = before();
        Keyring ring = keys.readOr(brokers.file().orElse(null));
        long seed = new SecureRandom().nextLong();
        PolicyRun old = new PolicyRun(before, ring, seed, LATEST.toEpochMilli());
        PolicyRun tried = new PolicyRun(after, ring, seed, LATEST.toEpochMilli());
        try (History records = history.open(brokers::read, clock)) {
            return report(run(records, old, tried));
        }
    }

    private Policy before() {
        FollowedPolicies.Found old = against == null
                ? FollowedPolicies.inForce(brokers, "--against")
                : new FollowedPolicies.Found(PolicyOption.read(against), "from " + against);
        console.messages().println("old policy: " + old);
        return old.policy();
    }

    private Report run(History records, PolicyRun old, PolicyRun tried) {
        long events = 0;
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        long start = System.nanoTime();
        try (ProgressBar bar = ProgressBar.onMessages(console, environment)) {
            Lane first = new Lane("backtest-old", old::accept);
            Lane second = new Lane("backtest-new", tried::accept);
            for (SourceRecord record = records.next(); record != null; record = records.next()) {
                first.add(record);
                second.add(record);
                events++;
                from = Math.min(from, record.timestamp());
                to = Math.max(to, record.timestamp());
                if (bar.isDue()) {
                    records.show(bar, events);
                }
            }
            first.finish();
            second.finish();
        }
        records.print(console.messages());
        double seconds = Math.max(1, System.nanoTime() - start) / 1e9;
        console.messages()
                .printf(Locale.ROOT, "took %.1f s: %,.0f events/s through both policies%n", seconds, events / seconds);
        return new Report(Comparison.of(old.finish(), tried.finish()), events, from, to);
    }

    private int report(Report report) throws IOException {
        if (html != null) {
            Files.writeString(html, new HtmlReport(report).page());
            console.messages().println("wrote " + html);
        }
        PrintWriter out = console.text();
        switch (format) {
            case TABLE -> new TableReport(report, environment, console.mayBeTerminal()).print(out);
            case JSON -> new JsonReport(report).write(out);
        }
        List<Condition> met = conditions.stream()
                .filter(condition -> condition.holds(report.comparison().enforced()))
                .toList();
        met.forEach(condition -> console.messages()
                .println("sordini: " + condition.explain(report.comparison().enforced())));
        return met.isEmpty() ? 0 : 1;
    }

    private void refuseToOverwrite(Path page) throws IOException {
        Path directory = page.toAbsolutePath().getParent();
        if (Files.isDirectory(page) || directory == null || !Files.isDirectory(directory)) {
            throw new Failure(page + " cannot be written: give a file in a directory that exists");
        }
        for (Path input : history.files()) {
            if (Files.exists(page) && Files.exists(input) && Files.isSameFile(page, input)) {
                throw new Failure(page + " is an input: write the page to another file");
            }
        }
    }
}
