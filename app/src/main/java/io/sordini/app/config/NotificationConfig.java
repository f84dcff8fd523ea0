package io.sordini.app.config;

import java.util.List;
import java.util.Map;

/**
 * Whom the role that notifies tells of decisions.
 *
 * @param clients settings of the role's Kafka clients; they win over those of every client
 * @param endpoints by name; empty when nobody is to be told
 */
public record NotificationConfig(Map<String, String> clients, List<Endpoint> endpoints) {

    /** Nobody is told. */
    public static final NotificationConfig NONE = new NotificationConfig(Map.of(), List.of());

    public NotificationConfig {
        clients = Map.copyOf(clients);
        endpoints = List.copyOf(endpoints);
    }

    /** Without the values of Kafka settings, some of which are secret. */
    @Override
    public String toString() {
        return "NotificationConfig[" + clients.keySet() + ", " + endpoints + "]";
    }
}
