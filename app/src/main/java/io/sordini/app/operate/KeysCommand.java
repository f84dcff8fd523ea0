package io.sordini.app.operate;

import io.sordini.app.Console;
import io.sordini.app.PolicyOption;
import io.sordini.app.config.ConfigReader;
import io.sordini.app.screen.Table;
import io.sordini.core.policy.Operator;
import io.sordini.schemas.command.SigningKey;
import io.sordini.schemas.command.VerifyingKey;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keys that sign commands, and keys that turn names and tokens into subjects. */
@Command(
        name = "keys",
        description = "Create keys, or list which there are without showing them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(create | list)")
final class KeysCommand implements Runnable {

    private final Console console;
    private final Map<String, String> environment;
    private final SecureRandom random;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    KeysCommand(Console console, Map<String, String> environment, SecureRandom random) {
        this.console = console;
        this.environment = environment;
        this.random = random;
    }

    /** What a key is for. */
    static final class Kind {

        @Option(
                names = "--operator",
                paramLabel = "NAME",
                required = true,
                description = "A key with which this operator signs commands: 1 to 40 of a-z, 0-9 and -.")
        private @Nullable String operator;

        @Option(
                names = "--subject",
                required = true,
                description = "Keys that turn user names and tokens into subjects and pseudonyms.")
        private boolean subject;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: create or list");
    }

    @Command(
            name = "create",
            description = "Write new keys to a new file that only its owner may read.",
            mixinStandardHelpOptions = true)
    int create(
            @ArgGroup(exclusive = true, multiplicity = "1") Kind kind,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            required = true,
                            description = "Where the key goes; never a file that exists.")
                    Path out,
            @Option(
                            names = "--rotate",
                            paramLabel = "FILE",
                            description =
                                    "With --subject: properties with the keys in use, which stay behind the new ones"
                                            + " and go on matching what was published under them.")
                    @Nullable
                    Path rotate,
            @Option(
                            names = "--purpose",
                            paramLabel = "PURPOSE",
                            split = ",",
                            description = "With --rotate: which keys change, of tokens, users and audit; default: all.")
                    @Nullable
                    List<String> purposes) {
        if (!kind.subject && kind.operator != null) {
            if (rotate != null || purposes != null) {
                throw wrong(
                        "--rotate and --purpose go with --subject; an operator's new key is a new entry of the policy");
            }
            return createSigningKey(kind.operator, out);
        }
        if (purposes != null && (rotate == null || !SubjectKeys.PURPOSES.containsAll(purposes))) {
            throw wrong("--purpose goes with --rotate and names some of " + String.join(", ", SubjectKeys.PURPOSES));
        }
        return createSubjectKeys(out, rotate, purposes == null ? SubjectKeys.PURPOSES : purposes);
    }

    private int createSigningKey(String operator, Path out) {
        SigningKey key;
        try {
            key = SigningKey.generate(operator, random);
        } catch (IllegalArgumentException e) {
            throw wrong("--operator: " + e.getMessage());
        }
        PrivateKeyFile.create(out, key.toPem());
        console.messages()
                .println("wrote " + out + ", which signs as " + operator + " with the key "
                        + key.publicKey().fingerprint() + "; this belongs into the policy:");
        console.text()
                .println("operators:\n  - name: " + operator + "\n    key: "
                        + key.publicKey().text());
        return 0;
    }

    private int createSubjectKeys(Path out, @Nullable Path rotate, List<String> purposes) {
        Map<String, String> keys = rotate == null
                ? SubjectKeys.fresh(random)
                : SubjectKeys.rotated(ConfigReader.readKeyTexts(rotate), purposes, random);
        PrivateKeyFile.create(out, SubjectKeys.lines(keys));
        Path file = out.toAbsolutePath().normalize();
        console.messages()
                .println("wrote " + out + "; refer to it in the configuration of every role"
                        + (rotate == null
                                ? ":"
                                : ", of enforcers first, else they miss what is decided under the new keys:"));
        for (String purpose : SubjectKeys.PURPOSES) {
            console.text().println("keys." + purpose + "=${file:" + file + ":keys." + purpose + "}");
        }
        return 0;
    }

    @Command(
            name = "list",
            description = "Show which keys there are, by id and fingerprint, never the keys themselves.",
            mixinStandardHelpOptions = true)
    int list(
            @Option(
                            names = "--config",
                            paramLabel = "FILE",
                            description =
                                    "Properties as for 'run': its keys.*, its policy's operators and its signing key.")
                    @Nullable
                    Path config,
            @Option(
                            names = "--keys",
                            paramLabel = "FILE",
                            description = "Properties with keys.tokens, .users and .audit.")
                    @Nullable
                    Path keys,
            @Option(names = "--policy", paramLabel = "FILE", description = "A policy, which lists operators.") @Nullable
                    Path policy,
            @Option(names = "--signing-key", paramLabel = "FILE", description = "An operator's key.") @Nullable
                    Path signingKey) {
        if (config == null && keys == null && policy == null && signingKey == null) {
            throw wrong("Missing --config, --keys, --policy or --signing-key: which keys to list");
        }
        Table table = new Table("FOR", "KEY", "FINGERPRINT", "USE");
        Path subjectKeys = keys == null ? config : keys;
        if (subjectKeys != null) {
            addSubjectKeys(table, ConfigReader.readKeys(subjectKeys));
        }
        Optional<Path> signing = Optional.ofNullable(signingKey)
                .or(() -> Optional.ofNullable(config).flatMap(ConfigReader::readSigningKeyFile));
        signing.ifPresent(file -> {
            SigningKey key = PrivateKeyFile.readSigningKey(file, console.messages());
            table.add("commands", key.operator(), key.publicKey().fingerprint(), "signs");
        });
        Optional<Path> policyFile =
                Optional.ofNullable(policy).or(() -> Optional.ofNullable(config).flatMap(ConfigReader::readPolicyFile));
        policyFile.ifPresent(file -> addOperators(table, PolicyOption.read(file).operators()));
        table.print(console.text(), environment, console.mayBeTerminal());
        return 0;
    }

    private static void addSubjectKeys(Table table, Keyring keyring) {
        List<Keyset> keysets = List.of(keyring.tokens(), keyring.users(), keyring.audit());
        for (int i = 0; i < keysets.size(); i++) {
            List<String> fingerprints = SubjectKeys.fingerprints(keysets.get(i));
            for (int j = 0; j < fingerprints.size(); j++) {
                String[] parts = fingerprints.get(j).split("\\.", 2);
                table.add(SubjectKeys.PURPOSES.get(i), parts[0], parts[1], j == 0 ? "makes and matches" : "matches");
            }
        }
    }

    private static void addOperators(Table table, List<Operator> operators) {
        if (operators.isEmpty()) {
            table.add("commands", "-", "-", "nobody is listed: whoever may write to the topic is obeyed");
        }
        for (Operator operator : operators) {
            table.add(
                    "commands",
                    operator.name(),
                    VerifyingKey.parse(operator.key()).fingerprint(),
                    "is obeyed");
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
