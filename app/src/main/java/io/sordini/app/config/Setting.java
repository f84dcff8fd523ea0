package io.sordini.app.config;

import io.sordini.schemas.policy.PolicyDocument;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings that there are, beside those that go through; {@code docs/configuration.md} is made from this. */
enum Setting {
    BOOTSTRAP_SERVERS("", "kafka-1:9092,kafka-2:9092", "Brokers to start from, separated by commas. Required."),
    TOPIC_PREFIX("sordini.", "prod.", "Stands before every topic's name."),
    APPLICATION_ID_PREFIX(
            "",
            "prod-",
            "Stands before the name of each role to make its application id, which names its consumer group,"
                    + " transactions and changelogs. Without one, the topic prefix."),
    POLICY_FILE(
            "",
            "/etc/sordini/policy.yaml",
            "The policy while the topic `policy` has none. Without one, the policy in the program."),
    POLICY_NAME(
            PolicyDocument.DEFAULT_NAME,
            "shop",
            "The name under which the policy stands on the topic `policy`, as `sordini policy apply --name` gives it."),
    SIGNING_KEY_FILE(
            "",
            "/home/ann/.sordini/ann.pem",
            "The key that signs an operator's commands, made by `sordini keys create --operator`. Without one, commands are"
                    + " not signed. The roles do not need it."),
    KEYS_TOKENS(
            "", Setting.KEY, "Keys that turn tokens into subjects; the first one is used, the others are still known."),
    KEYS_USERS("", Setting.KEY, "Keys that turn names of users into subjects."),
    KEYS_AUDIT("", Setting.KEY, "Keys that make the pseudonyms and identities of the audit log."),
    STATE_DIR(
            "",
            "/var/lib/sordini",
            "Where the roles keep state that must outlive the process; each process needs its own. Required."),
    HTTP_LISTEN(
            "127.0.0.1:9464",
            "0.0.0.0:9464",
            "Where `/metrics`, `/health/live` and `/health/ready` are served, without encryption or login. Port 0 is any"
                    + " free one, printed at start; empty is nowhere."),
    STOP_TIMEOUT(
            "30s",
            "1m",
            "How long a stop may take, from 1 s to 1 h. What is not committed by then is processed again by whoever runs next."),
    LOG_FORMAT(
            "text",
            "json",
            "`text` for people, or `json`: one object for each line, named as in the Elastic Common Schema."),
    LOG_LEVEL(
            "warn",
            "info",
            "What is logged: `off`, `error`, `warn`, `info`, `debug` or `trace`. Read again while the program runs.");

    private static final String KEY = "k2:BASE64,k1:BASE64";

    /** What stands before the name of a logger that has a level of its own. */
    static final String LOGGER_LEVEL = "log.level.";

    /** What stands before a Kafka setting that is meant for every client. */
    static final String KAFKA = "kafka.";

    static final String AUDIT_KAFKA = "audit.kafka.";
    static final String ENFORCEMENT_KAFKA = "enforcement.kafka.";
    static final String NOTIFICATION_KAFKA = "notification.kafka.";

    private final String byDefault;
    private final String example;
    private final String meaning;

    Setting(String byDefault, String example, String meaning) {
        this.byDefault = byDefault;
        this.example = example;
        this.meaning = meaning;
    }

    /** The name in a file: the constant's, in lower case, with dots. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    String byDefault() {
        return byDefault;
    }

    String example() {
        return example;
    }

    /** For a person, in Markdown. */
    String meaning() {
        return meaning;
    }

    /** Whether nobody may see the value. */
    boolean isSecret() {
        return this == KEYS_TOKENS || this == KEYS_USERS || this == KEYS_AUDIT;
    }

    static boolean isKnown(String key) {
        return passesThrough(key)
                || Stream.of(values()).anyMatch(setting -> setting.key().equals(key));
    }

    private static boolean passesThrough(String key) {
        return prefixes().anyMatch(prefix -> key.startsWith(prefix) && key.length() > prefix.length());
    }

    private static Stream<String> prefixes() {
        return Stream.of(
                KAFKA, AUDIT_KAFKA, ENFORCEMENT_KAFKA, NOTIFICATION_KAFKA, EndpointSetting.PREFIX, LOGGER_LEVEL);
    }

    /** The key that an unknown one was probably meant to be. */
    static Optional<String> nearest(String unknown) {
        if (isKafkas(unknown)) {
            return Optional.of(KAFKA + unknown);
        }
        return Stream.of(values())
                .map(Setting::key)
                .filter(key -> distance(key, unknown) <= Math.max(2, unknown.length() / 3))
                .min(Comparator.comparingInt(key -> distance(key, unknown)));
    }

    private static boolean isKafkas(String name) {
        return ProducerConfig.configNames().contains(name)
                || ConsumerConfig.configNames().contains(name)
                || StreamsConfig.configDef().names().contains(name);
    }

    /** How many letters must change, come or go to make one text the other. */
    private static int distance(String from, String to) {
        int[] costs = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(change, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[to.length()];
    }
}
