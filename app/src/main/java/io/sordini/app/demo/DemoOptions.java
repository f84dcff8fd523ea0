package io.sordini.app.demo;

import io.sordini.readers.source.InputFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the demo runs.
 *
 * @param duration how long synthetic traffic lasts
 * @param seed which traffic it is: the same seed makes the same visitors
 * @param inputs logs to play instead of synthetic traffic; may be empty
 * @param format what the logs are; found out for each when absent
 * @param port the broker's port, 0 for any free one
 */
public record DemoOptions(
        Duration duration,
        long seed,
        List<Path> inputs,
        @Nullable InputFormat format,
        int port) {

    public DemoOptions {
        inputs = List.copyOf(inputs);
    }
}
