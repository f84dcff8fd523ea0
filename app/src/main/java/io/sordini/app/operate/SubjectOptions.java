package io.sordini.app.operate;

import io.sordini.app.Console;
import io.sordini.app.config.ConfigReader;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whom a command is about. */
final class SubjectOptions {

    /** The ways to say it, of which one is taken. */
    static final class Given {

        @Parameters(
                index = "0",
                paramLabel = "SUBJECT",
                converter = SubjectText.class,
                description = "An address, a range, or a subject as 'decisions list' shows it.")
        private @Nullable Subject subject;

        @Option(
                names = "--user",
                paramLabel = "NAME",
                description = "A user by name, of whom topics hold a keyed hash only; needs the keys.")
        private @Nullable String user;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description =
                        "A bearer token, which is read from a file, or with - from standard input; needs the keys.")
        private @Nullable Path token;
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private @Nullable Given given;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "Properties with keys.tokens, keys.users and keys.audit; default: what --config says.")
    private @Nullable Path keys;

    /**
     * Every subject under which what was named may stand: for a user or a token one for each key, the active one first.
     * Nothing if nobody was named.
     *
     * @param config where keys are if no option says so
     */
    List<Subject> candidates(Optional<Path> config, Console console) throws IOException {
        if (given == null) {
            return List.of();
        }
        if (given.subject != null) {
            return List.of(given.subject);
        }
        Keyring keyring = keyring(config);
        if (given.user != null) {
            if (given.user.isBlank()) {
                throw new ParameterException(command.commandLine(), "--user: expected a name, found none");
            }
            return keyring.userCandidates(given.user);
        }
        return keyring.candidates(TokenInput.read(given.token == null ? Path.of("-") : given.token, console));
    }

    /** As {@link #candidates}, of somebody who must be named. */
    List<Subject> required(Optional<Path> config, Console console) throws IOException {
        if (given == null) {
            throw new ParameterException(
                    command.commandLine(), "Missing SUBJECT, or --user NAME or --token-file FILE in its place");
        }
        return candidates(config, console);
    }

    private Keyring keyring(Optional<Path> config) {
        Path file = keys == null ? config.orElse(null) : keys;
        if (file == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--user and --token-file need the keys of the running system, since topics hold keyed hashes only:"
                            + " give --keys FILE, or a --config that has them");
        }
        return ConfigReader.readKeys(file);
    }
}
