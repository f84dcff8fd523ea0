package io.sordini.app.config;

import java.util.Map;

/**
 * Which Kafka, and how to speak to it.
 *
 * @param bootstrapServers empty if the settings do not say
 * @param clients settings of every Kafka client
 * @param arguments how a user names these brokers and topics to another command
 */
public record BrokerConfig(String bootstrapServers, String topicPrefix, Map<String, String> clients, String arguments) {

    /** Brokers that need no file to be named. */
    public BrokerConfig(String bootstrapServers, String topicPrefix, Map<String, String> clients) {
        this(
                bootstrapServers,
                topicPrefix,
                clients,
                "--bootstrap-servers " + bootstrapServers + " --topic-prefix " + topicPrefix);
    }

    public BrokerConfig {
        clients = Map.copyOf(clients);
    }

    /** Without the values of Kafka settings, some of which are secret. */
    @Override
    public String toString() {
        return "BrokerConfig[" + bootstrapServers + ", " + topicPrefix + ", " + clients.keySet() + "]";
    }
}
