package io.sordini.app.config;

import io.sordini.schemas.policy.PolicyDocument;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.logging.log4j.Level;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a process. */
public final class ConfigReader {

    /** What Kafka's topic names and application ids may be made of. */
    private static final String PREFIX = "[a-zA-Z0-9._-]{0,100}";

    private static final Set<String> OURS = Set.of("bootstrap.servers", "application.id", "state.dir");
    private static final Keyset NO_KEYS = Keyset.parse("none:AAAAAAAAAAAAAAAAAAAAAA==");

    private final Map<String, Stated> settings;
    private final List<String> problems;

    private ConfigReader(Map<String, Stated> settings, List<String> problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /**
     * Reads a properties file and the {@code SORDINI_*} variables, which win over it.
     *
     * @param file absent if everything is in the environment
     * @throws ConfigException naming every problem
     */
    public static RunConfig read(@Nullable Path file, Map<String, String> environment) {
        return read(file, environment, ConfigReader::config);
    }

    /**
     * Reads the keys of a command that needs nothing else.
     *
     * @throws ConfigException naming every problem
     */
    public static Keyring readKeys(Path file) {
        return read(file, Map.of(), ConfigReader::keys);
    }

    /**
     * Reads the keys of a command that can do without, if the file has any.
     *
     * @throws ConfigException naming every problem
     */
    public static Optional<Keyring> readKeysIfStated(Path file) {
        return read(
                file,
                Map.of(),
                reader -> Optional.of(reader)
                        .filter(stating -> stating.settings.containsKey(Setting.KEYS_TOKENS.key()))
                        .map(ConfigReader::keys));
    }

    /**
     * Reads the keys as they are written down, each purpose's by its name: {@code tokens}, {@code users}, {@code audit}.
     *
     * @throws ConfigException naming every problem
     */
    public static Map<String, String> readKeyTexts(Path file) {
        return read(file, Map.of(), reader -> {
            reader.keys(); // for its problems
            Map<String, String> texts = new LinkedHashMap<>();
            for (Setting setting : List.of(Setting.KEYS_TOKENS, Setting.KEYS_USERS, Setting.KEYS_AUDIT)) {
                texts.put(setting.key().substring("keys.".length()), reader.text(setting));
            }
            return texts;
        });
    }

    /**
     * Reads where the operator's own key is, if the file says so.
     *
     * @throws ConfigException naming every problem
     */
    public static Optional<Path> readSigningKeyFile(Path file) {
        return readPath(file, Setting.SIGNING_KEY_FILE);
    }

    /**
     * Reads where the policy is, if the file says so.
     *
     * @throws ConfigException naming every problem
     */
    public static Optional<Path> readPolicyFile(Path file) {
        return readPath(file, Setting.POLICY_FILE);
    }

    /**
     * Reads under which name the policy is published.
     *
     * @throws ConfigException naming every problem
     */
    public static String readPolicyName(Path file) {
        return read(file, Map.of(), ConfigReader::policyName);
    }

    private static Optional<Path> readPath(Path file, Setting setting) {
        return read(
                file,
                Map.of(),
                reader -> Optional.of(reader.text(setting))
                        .filter(text -> !text.isEmpty())
                        .map(text -> reader.path(setting, text)));
    }

    /**
     * Reads what a command needs that only speaks to a broker.
     *
     * @param file absent for the defaults
     * @throws ConfigException naming every problem
     */
    public static BrokerConfig readBroker(@Nullable Path file) {
        return read(
                file,
                Map.of(),
                reader -> new BrokerConfig(
                        reader.text(Setting.BOOTSTRAP_SERVERS),
                        reader.prefix(Setting.TOPIC_PREFIX),
                        reader.passed(Setting.KAFKA)));
    }

    /**
     * Reads what the names of groups and transactions begin with, if the file says so.
     *
     * @throws ConfigException naming every problem
     */
    public static Optional<String> readApplicationIdPrefix(Path file) {
        return read(
                file,
                Map.of(),
                reader -> Optional.of(Setting.APPLICATION_ID_PREFIX)
                        .filter(setting -> reader.settings.containsKey(setting.key()))
                        .map(reader::prefix));
    }

    /**
     * Reads which loggers have a level of their own, as {@link #read} does.
     *
     * @throws ConfigException naming every problem of the file, also those of other settings
     */
    public static Map<String, Level> readLogLevels(Path file, Map<String, String> environment) {
        return read(file, environment, reader -> new OperationReader(reader.settings, reader.problems).logLevels());
    }

    /**
     * Every setting as it is in force, with its origin and without secrets.
     *
     * @throws ConfigException naming every problem
     */
    public static EffectiveSettings readEffective(@Nullable Path file, Map<String, String> environment) {
        return read(file, environment, reader -> new EffectiveSettings(reader.settings, reader.config()));
    }

    private static <T> T read(@Nullable Path file, Map<String, String> environment, Function<ConfigReader, T> what) {
        List<String> problems = new ArrayList<>();
        T result = what.apply(new ConfigReader(RawSettings.read(file, environment, problems), problems));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return result;
    }

    private RunConfig config() {
        String topicPrefix = prefix(Setting.TOPIC_PREFIX);
        String policy = text(Setting.POLICY_FILE);
        return new RunConfig(
                required(Setting.BOOTSTRAP_SERVERS, "the brokers to start from, such as localhost:9092"),
                topicPrefix,
                settings.containsKey(Setting.APPLICATION_ID_PREFIX.key())
                        ? prefix(Setting.APPLICATION_ID_PREFIX)
                        : topicPrefix,
                policy.isEmpty() ? null : path(Setting.POLICY_FILE, policy),
                policyName(),
                keys(),
                path(
                        Setting.STATE_DIR,
                        required(Setting.STATE_DIR, "a directory that outlives the process, such as /var/lib/sordini")),
                passed(Setting.KAFKA),
                passed(Setting.AUDIT_KAFKA),
                passed(Setting.ENFORCEMENT_KAFKA),
                new NotificationConfig(
                        passed(Setting.NOTIFICATION_KAFKA), new EndpointReader(settings, problems).read()),
                new OperationReader(settings, problems).read());
    }

    private Keyring keys() {
        return new Keyring(keyset(Setting.KEYS_TOKENS), keyset(Setting.KEYS_USERS), keyset(Setting.KEYS_AUDIT));
    }

    private Keyset keyset(Setting setting) {
        String text = text(setting);
        if (text.isEmpty()) {
            problems.add(setting.key() + " is missing: make a key with 'openssl rand -base64 32' and write "
                    + setting.key() + "=k1:THAT-KEY");
            return NO_KEYS;
        }
        try {
            return Keyset.parse(text);
        } catch (IllegalArgumentException e) {
            problems.add(setting.key() + ": " + e.getMessage());
            return NO_KEYS;
        }
    }

    private String text(Setting setting) {
        Stated stated = settings.get(setting.key());
        return stated == null ? setting.byDefault() : stated.value();
    }

    private String required(Setting setting, String what) {
        String text = text(setting);
        if (text.isEmpty()) {
            problems.add(setting.key() + " is missing: give " + what);
        }
        return text;
    }

    private String prefix(Setting setting) {
        String text = text(setting);
        if (!text.matches(PREFIX)) {
            problems.add(setting.key() + ": expected at most 100 letters, digits, dots, hyphens and underscores");
        }
        return text;
    }

    private String policyName() {
        String text = text(Setting.POLICY_NAME);
        if (!text.matches(PolicyDocument.NAME_FORM)) {
            problems.add(Setting.POLICY_NAME.key()
                    + ": expected a small letter or digit and up to 63 more, dots, hyphens and underscores");
        }
        return text;
    }

    private Path path(Setting setting, String text) {
        try {
            return Path.of(text);
        } catch (java.nio.file.InvalidPathException e) {
            problems.add(setting.key() + ": expected a path, found " + text);
            return Path.of("");
        }
    }

    private Map<String, String> passed(String prefix) {
        Map<String, String> passed = new TreeMap<>();
        settings.forEach((key, stated) -> {
            if (key.startsWith(prefix)) {
                String name = key.substring(prefix.length());
                if (OURS.contains(name)) {
                    problems.add(key + " cannot be set this way: use " + instead(name));
                }
                passed.put(name, stated.value());
            }
        });
        return passed;
    }

    private static String instead(String name) {
        return name.equals("application.id") ? Setting.APPLICATION_ID_PREFIX.key() : name;
    }
}
