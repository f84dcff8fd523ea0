package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.app.Console;
import io.sordini.app.Sordini;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Runs {@code backtest} in this process. */
final class BacktestRun {

    private BacktestRun() {}

    /** Its report as JSON. */
    static JsonNode json(String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int exit = Sordini.commandLine(Console.of(new ByteArrayInputStream(new byte[0]), out, messages))
                .execute(Stream.of(List.of("backtest", "--format", "json"), List.of(arguments))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
        assertThat(exit).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }
}
