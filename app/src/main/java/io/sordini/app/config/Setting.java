package io.sordini.app.config;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings that there are, beside those that go through to Kafka. */
enum Setting {
    BOOTSTRAP_SERVERS(""),
    TOPIC_PREFIX("sordini."),
    /** Without one, the topic prefix. */
    APPLICATION_ID_PREFIX(""),
    /** Without one, the policy in the program. */
    POLICY_FILE(""),
    /** Without one, commands are not signed. */
    SIGNING_KEY_FILE(""),
    KEYS_TOKENS(""),
    KEYS_USERS(""),
    KEYS_AUDIT(""),
    STATE_DIR("");

    /** What stands before a Kafka setting that is meant for every client. */
    static final String KAFKA = "kafka.";

    static final String AUDIT_KAFKA = "audit.kafka.";
    static final String ENFORCEMENT_KAFKA = "enforcement.kafka.";

    private final String byDefault;

    Setting(String byDefault) {
        this.byDefault = byDefault;
    }

    /** The name in a file: the constant's, in lower case, with dots. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    String byDefault() {
        return byDefault;
    }

    static boolean isKnown(String key) {
        return passesThrough(key)
                || Stream.of(values()).anyMatch(setting -> setting.key().equals(key));
    }

    private static boolean passesThrough(String key) {
        return prefixes().anyMatch(prefix -> key.startsWith(prefix) && key.length() > prefix.length());
    }

    private static Stream<String> prefixes() {
        return Stream.of(KAFKA, AUDIT_KAFKA, ENFORCEMENT_KAFKA);
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
