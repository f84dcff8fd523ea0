package io.sordini.app;

import io.sordini.app.screen.ProgressBar;
import io.sordini.core.fold.Fold;
import io.sordini.readers.LogReader;
import io.sordini.schemas.SourceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Logs through the fold, without a broker. The same input gives the same bytes, always. */
@Command(
        name = "replay",
        description = "Read logs and write the decisions and audit records they lead to, without a broker.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    /** A replay has no clock of its own; only a time that no recording can have is refused. */
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final Console console;

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Mixin
    private KeysOption keys = new KeysOption();

    @Option(
            names = "--decisions",
            paramLabel = "OUT.jsonl",
            required = true,
            description = "Where decisions are written.")
    private Path decisions = Path.of("");

    @Option(
            names = "--audit",
            paramLabel = "OUT.jsonl",
            required = true,
            description = "Where audit records are written.")
    private Path audit = Path.of("");

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        refuseToOverwriteInput();
        var rules = policy.read();
        var ring = keys.read();
        long start = System.nanoTime();
        try (LogReader reader = LogReader.open(inputs.paths(), inputs.format());
                ReplayOutput output = ReplayOutput.open(decisions, audit);
                ProgressBar bar = ProgressBar.onMessages(console, System.getenv())) {
            long seed = new SecureRandom().nextLong(); // a log has keys in it that strangers chose
            Fold fold = new Fold(rules, ring, seed, LATEST.toEpochMilli(), output::audited, output::published);
            long events = 0;
            Lane audited = new Lane("replay-audit", fold::audit);
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                audited.add(record);
                fold.enforce(record);
                events++;
                if (bar.isDue()) {
                    bar.show(reader.bytesRead(), reader.bytes(), events);
                }
            }
            bar.erase();
            audited.finish();
            output.flush();
            InputOutcome.print(reader.summary(), console.messages());
            output.print(console.messages(), rules.label(), reader.summary().records(), System.nanoTime() - start);
        }
        return 0;
    }

    private void refuseToOverwriteInput() throws IOException {
        if (decisions.toAbsolutePath().normalize().equals(audit.toAbsolutePath().normalize())) {
            throw new Failure("--decisions and --audit name the same file: give each its own");
        }
        for (Path output : List.of(decisions, audit)) {
            for (Path input : inputs.paths()) {
                if (Files.exists(output) && Files.exists(input) && Files.isSameFile(output, input)) {
                    throw new Failure(output + " is an input: write the output to another file");
                }
            }
        }
    }
}
