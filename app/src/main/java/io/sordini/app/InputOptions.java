package io.sordini.app;

import io.sordini.readers.source.InputFormat;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command reads. */
final class InputOptions {

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = {
                "Logs and databases of MockLoop, access logs of nginx or Apache, JSON lines of events, packed with gzip or"
                        + " not; what a file is, is told by its content.",
                "Of a directory, every *.log*, *_log*, *.jsonl* and *.db, rotated ones first, each once."
            })
    private List<Path> paths = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "What the files are: ${COMPLETION-CANDIDATES}; default: found out for each.")
    private @Nullable InputFormat format;

    List<Path> paths() {
        return paths;
    }

    @Nullable
    InputFormat format() {
        return format;
    }
}
