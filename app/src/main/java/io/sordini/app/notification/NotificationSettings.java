package io.sordini.app.notification;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The settings of the consumers that follow decisions; what a user sets wins. */
public final class NotificationSettings {

    private NotificationSettings() {}

    /** @param overrides the user's settings, any of a consumer */
    public static SortedMap<String, String> consumer(String bootstrapServers, Map<String, String> overrides) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // A new endpoint is told of what is decided from now on, not of a year.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "100");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000");
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "2000");
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "60000");
        settings.putAll(overrides);
        return settings;
    }
}
