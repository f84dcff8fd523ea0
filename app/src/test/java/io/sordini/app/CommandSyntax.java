package io.sordini.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Whether the program would understand a command that a document gives it. */
public final class CommandSyntax {

    private CommandSyntax() {}

    /** What is wrong with the words after the program's name. */
    public static Optional<String> fault(List<String> words) {
        CommandLine line = Sordini.commandLine(Console.of(
                new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), new ByteArrayOutputStream()));
        try {
            line.parseArgs(words.toArray(String[]::new));
            return Optional.empty();
        } catch (CommandLine.ParameterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
