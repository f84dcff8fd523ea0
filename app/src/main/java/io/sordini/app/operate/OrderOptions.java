package io.sordini.app.operate;

import io.sordini.app.config.ConfigReader;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.SigningKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Why a command is given, by whom, and how long its answer is waited for. */
public final class OrderOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; it stands in the audit log, and in the decision if there is one.")
    private String reason = "";

    @Option(
            names = "--signing-key",
            paramLabel = "FILE",
            description = "Your key, made by 'sordini keys create --operator'; default: signing.key.file of --config.")
    private @Nullable Path key;

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            description = "Who you are, where commands are not signed; a key says it itself.")
    private @Nullable String actor;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "15s",
            converter = WholeSeconds.class,
            description = "How long the answer is waited for; default: ${DEFAULT-VALUE}")
    private Duration timeout = Duration.ZERO;

    @Option(names = "--json", description = "Say what became of it as a line of JSON.")
    private boolean json;

    String reason() {
        return bounded("--reason", reason);
    }

    Duration timeout() {
        return timeout;
    }

    boolean json() {
        return json;
    }

    /** @param config where the key is if no option says so */
    Issuer issuer(Optional<Path> config, PrintWriter messages) {
        Path file =
                key == null ? config.flatMap(ConfigReader::readSigningKeyFile).orElse(null) : key;
        if (file == null) {
            if (actor == null) {
                throw wrong("Missing --signing-key FILE; where the policy lists no operators, --actor NAME will do");
            }
            return new Issuer(bounded("--actor", actor), null);
        }
        SigningKey signing = PrivateKeyFile.readSigningKey(file, messages);
        if (actor != null && !actor.equals(signing.operator())) {
            throw wrong("--actor names somebody else than the signing key, which is that of " + signing.operator()
                    + ": leave --actor out");
        }
        return new Issuer(signing.operator(), signing);
    }

    private String bounded(String option, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > Command.MAX_TEXT) {
            throw wrong(option + ": expected 1 to " + Command.MAX_TEXT + " characters, found " + stripped.length());
        }
        return stripped;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(command.commandLine(), what);
    }
}
