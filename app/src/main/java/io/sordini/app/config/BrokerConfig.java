package io.sordini.app.config;

import java.util.Map;

/**
 * Which Kafka, and how to speak to it.
 *
 * @param bootstrapServers empty if the settings do not say
 * @param clients settings of every Kafka client
 */
public record BrokerConfig(String bootstrapServers, String topicPrefix, Map<String, String> clients) {

    public BrokerConfig {
        clients = Map.copyOf(clients);
    }

    /** Without the values of Kafka settings, some of which are secret. */
    @Override
    public String toString() {
        return "BrokerConfig[" + bootstrapServers + ", " + topicPrefix + ", " + clients.keySet() + "]";
    }
}
