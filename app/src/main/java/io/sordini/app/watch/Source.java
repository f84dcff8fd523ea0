package io.sordini.app.watch;

import io.sordini.schemas.Topic;
import java.util.HashMap;
import java.util.Map;

/**
 * Which system is watched.
 *
 * @param client settings of Kafka clients
 * @param topicPrefix stands before every topic's name
 * @param applicationIdPrefix stands before every application's name
 */
public record Source(Map<String, Object> client, String topicPrefix, String applicationIdPrefix) {

    public Source {
        client = Map.copyOf(client);
    }

    String topic(Topic topic) {
        return topic.name(topicPrefix);
    }

    Map<String, Object> adminConfig() {
        Map<String, Object> config = new HashMap<>(client);
        config.put("default.api.timeout.ms", 5_000);
        config.put("request.timeout.ms", 4_000);
        config.put("reconnect.backoff.max.ms", 1_000);
        return config;
    }

    /** For committed records, in no group. */
    Map<String, Object> consumerConfig() {
        Map<String, Object> config = adminConfig();
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        config.put("allow.auto.create.topics", false);
        config.put("auto.offset.reset", "none"); // a lost position means another log: it is read anew
        return config;
    }

    /** Without the settings of clients, which may hold credentials. */
    @Override
    public String toString() {
        return "Source[" + topicPrefix + "]";
    }
}
