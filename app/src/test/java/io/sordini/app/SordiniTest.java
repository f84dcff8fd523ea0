package io.sordini.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SordiniTest {

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommand_tellsItsUsage(String command) {
        // Given
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.removeIf(String::isEmpty);
        args.add("--help");

        // When
        Cli run = Cli.run(args.toArray());

        // Then
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("Usage: " + ("sordini " + command).strip())
                .contains("--verbose");
        assertThat(run.messages()).isEmpty();
    }

    static Stream<String> commands() {
        CommandLine line = Sordini.commandLine(Console.of(new ByteArrayInputStream(new byte[0]), sink(), sink()));
        return Stream.concat(
                Stream.of(""),
                line.getSubcommands().entrySet().stream()
                        .flatMap(entry -> Stream.concat(
                                Stream.of(entry.getKey()),
                                entry.getValue().getSubcommands().keySet().stream()
                                        .map(nested -> entry.getKey() + " " + nested))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "topics",
                "replay",
                "replay x",
                "run",
                "mask --txt",
                "frobnicate",
                "ingest x",
                "run --roles king"
            })
    void wrongUse_exitsWithTwo_andSaysWhereTheUsageIs(String args) {
        // When
        Cli run = Cli.run((Object[]) args.split("(?<=.) "));

        // Then
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).startsWith("sordini: ").doesNotContain("\tat ");
        assertThat(run.messages()).containsAnyOf("--help' to see how it is used", "Possible solutions", "Did you mean");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void failure_isOneSentence_andItsStackTraceIsForTheVerbose() {
        // When
        Cli quiet = Cli.run("replay", "absent.log", "--decisions", "target/d", "--audit", "target/a");
        Cli verbose = Cli.run("--verbose", "replay", "absent.log", "--decisions", "target/d", "--audit", "target/a");

        // Then
        assertThat(quiet.exit()).isEqualTo(1);
        assertThat(quiet.messages())
                .isEqualToNormalizingNewlines(
                        "sordini: absent.log does not exist: give logs or databases, or directories that hold them\n");
        assertThat(verbose.exit()).isEqualTo(1);
        assertThat(verbose.messages()).contains("absent.log does not exist").contains("\tat ");
    }

    private static ByteArrayOutputStream sink() {
        return new ByteArrayOutputStream();
    }
}
