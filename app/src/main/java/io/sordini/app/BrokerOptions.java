package io.sordini.app;

import io.sordini.app.config.ConfigReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka a command speaks to. */
final class BrokerOptions {

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            required = true,
            description = "Brokers to start from, separated by commas.")
    private String bootstrapServers = "";

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            defaultValue = "sordini.",
            description = "Stands before every topic's name; default: ${DEFAULT-VALUE}")
    private String topicPrefix = "";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Properties of which the kafka.* settings are used, for brokers that want encryption or a login.")
    private @Nullable Path config;

    String bootstrapServers() {
        return bootstrapServers;
    }

    String topicPrefix() {
        return topicPrefix;
    }

    /** Settings of every client. */
    Map<String, String> clients() {
        Map<String, String> clients = new HashMap<>(config == null ? Map.of() : ConfigReader.readClients(config));
        clients.put("bootstrap.servers", bootstrapServers);
        return clients;
    }
}
