package io.sordini.app.operate;

import io.sordini.app.Console;
import io.sordini.app.config.ConfigException;
import io.sordini.app.config.ConfigReader;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is to be explained: a decision by its id, or what is decided about a subject. */
final class ExplainTarget {

    /** Of addresses and ranges, whose subjects no key makes, any keys count the same; these are no secret. */
    private static final Keyset ANY = Keyset.parse("none:AAAAAAAAAAAAAAAAAAAAAA==");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SUBJECT|DECISION",
            description =
                    "An address, a range, a subject as 'decisions list' shows it, or the id of a decision, which --json"
                            + " shows there.")
    private @Nullable String text;

    @Option(names = "--user", paramLabel = "NAME", description = "A user by name; needs the keys.")
    private @Nullable String user;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A bearer token from a file, or with - from standard input; needs the keys.")
    private @Nullable Path token;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "Properties with keys.tokens, keys.users and keys.audit; default: what --config says. Only what is"
                            + " decided about addresses and ranges can be derived again without.")
    private @Nullable Path keys;

    /** The id of a decision, if one was given. */
    Optional<String> decision() {
        return Optional.ofNullable(text).filter(Command::isId);
    }

    /** Under which subjects what was named may stand, unless the id of a decision was given. */
    List<Subject> subjects(Optional<Path> config, Console console) throws IOException {
        int given = (text == null ? 0 : 1) + (user == null ? 0 : 1) + (token == null ? 0 : 1);
        if (given != 1) {
            throw new ParameterException(
                    command.commandLine(),
                    given == 0
                            ? "Missing SUBJECT or DECISION, or --user NAME or --token-file FILE in its place"
                            : "Expected one of SUBJECT|DECISION, --user and --token-file");
        }
        if (text != null) {
            return decision().isPresent() ? List.of() : List.of(subject(text));
        }
        Keyring keyring = required(config);
        return user != null
                ? keyring.userCandidates(user)
                : keyring.candidates(TokenInput.read(token == null ? Path.of("-") : token, console));
    }

    private Subject subject(String given) {
        try {
            return new SubjectText().convert(given);
        } catch (picocli.CommandLine.TypeConversionException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "SUBJECT: " + e.getMessage() + ", or the 32 hexadecimal digits of a decision");
        }
    }

    /** Those with which a decision about a subject can be derived again. */
    Keyring keyring(Subject about, Optional<Path> config) {
        if (keys != null) {
            return ConfigReader.readKeys(keys);
        }
        boolean keyed = about.scope() != Scope.IP && about.scope() != Scope.RANGE && about.scope() != Scope.TENANT;
        if (keyed) {
            return required(config);
        }
        try {
            return config.map(ConfigReader::readKeys).orElseGet(ExplainTarget::anyKeys);
        } catch (ConfigException e) { // an operator's file often has none
            return anyKeys();
        }
    }

    private static Keyring anyKeys() {
        return new Keyring(ANY, ANY, ANY);
    }

    private Keyring required(Optional<Path> config) {
        Path file = keys == null ? config.orElse(null) : keys;
        if (file == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "Users and credentials stand on the topics as keyed hashes: give --keys FILE, or a --config that has"
                            + " the keys of the running system");
        }
        return ConfigReader.readKeys(file);
    }
}
