package io.sordini.app.backtest;

import io.sordini.app.config.BrokerConfig;
import io.sordini.readers.source.InputFormat;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which history policies are run over. */
final class HistoryOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Logs and databases in every form that 'replay' reads, or directories of them.")
    private List<Path> files = List.of();

    @Option(
            names = "--input-format",
            paramLabel = "FORMAT",
            description = "What the files are: ${COMPLETION-CANDIDATES}; default: found out for each.")
    private @Nullable InputFormat form;

    @Option(
            names = "--topics",
            description = "Read request-events, auth-events and commands instead of files; needs --from.")
    private boolean topics;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = Moment.class,
            description = "With --topics: the earliest time of a record, such as 2026-11-24T12:00:00Z.")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "INSTANT",
            converter = Moment.class,
            description = "With --topics: the first instant that is left out; default: now.")
    private @Nullable Instant to;

    List<Path> files() {
        return files;
    }

    /**
     * Opens it.
     *
     * @param broker asked only for topics
     */
    History open(Supplier<BrokerConfig> broker, InstantSource clock) {
        if (topics == !files.isEmpty()) {
            throw wrong("Expected either files or --topics as the history, found " + (topics ? "both" : "neither"));
        }
        if (!topics) {
            if (from != null || to != null) {
                throw wrong("--from and --to are for --topics: files are read from beginning to end");
            }
            return new FileHistory(files, form);
        }
        Instant end = to == null ? clock.instant() : to;
        if (from == null) {
            throw wrong("Missing option '--from=INSTANT', the beginning of what is read from topics");
        }
        if (!from.isBefore(end)) {
            throw wrong("Expected --from before --to, found " + from + " and " + end);
        }
        return TopicHistory.open(broker.get(), from, end);
    }

    private ParameterException wrong(String what) {
        return new ParameterException(command.commandLine(), what);
    }
}
