package io.sordini.app.screen;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** Finds out whether, and on what, a screen can be shown. */
final class Terminals {

    private Terminals() {}

    /** The terminal that both standard input and standard output are; nothing where there is none, or too simple a one. */
    static Optional<Terminal> ofProcess(Map<String, String> environment) {
        String type = environment.getOrDefault("TERM", "");
        if (type.isEmpty() || type.equals("dumb")) {
            return Optional.empty();
        }
        try {
            return Optional.of(TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                    .provider("exec")
                    .dumb(false)
                    .encoding(charset(environment))
                    .graphemeCluster(false) // would question the terminal, which may not answer
                    .build());
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** How many columns the terminal has that standard input and output are; nothing where there is none. */
    static OptionalInt width(Map<String, String> environment) {
        try (Terminal terminal = ofProcess(environment).orElse(null)) {
            int columns = terminal == null ? 0 : terminal.getSize().getColumns();
            return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** Whether standard error is a terminal on which a line can be written over. */
    static boolean isMessagesTerminal(Map<String, String> environment) {
        String type = environment.getOrDefault("TERM", "");
        return !type.isEmpty() && !type.equals("dumb") && new ExecTerminalProvider().isSystemStream(SystemStream.Error);
    }

    /** Signs, colours and times as the user's environment wants them. */
    static Theme theme(Map<String, String> environment) {
        return new Theme(
                charset(environment).equals(StandardCharsets.UTF_8) ? Glyphs.UNICODE : Glyphs.ASCII,
                environment.getOrDefault("NO_COLOR", "").isEmpty(),
                ZoneId.systemDefault());
    }

    private static Charset charset(Map<String, String> environment) {
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return locale.matches(".*\\.utf-?8.*") ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
    }
}
