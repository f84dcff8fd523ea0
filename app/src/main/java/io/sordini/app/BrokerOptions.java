package io.sordini.app;

import io.sordini.app.config.BrokerConfig;
import io.sordini.app.config.ConfigReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which Kafka a command speaks to. */
public final class BrokerOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Brokers to start from, separated by commas; default: what --config says.")
    private @Nullable String servers;

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            description = "Stands before every topic's name; default: what --config says, or sordini.")
    private @Nullable String prefix;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Properties as for 'run'; its kafka.* settings are for brokers that want encryption or a login.")
    private @Nullable Path file;

    /** What the options and the file say together; the options win. */
    public BrokerConfig read() {
        BrokerConfig stated = ConfigReader.readBroker(file);
        String chosen = servers == null ? stated.bootstrapServers() : servers;
        if (chosen.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(),
                    "Missing option '--bootstrap-servers=HOST:PORT', which brokers to start from");
        }
        return new BrokerConfig(chosen, prefix == null ? stated.topicPrefix() : prefix, stated.clients(), arguments());
    }

    /** Whether brokers are named, by an option or by the file. */
    public boolean nameBrokers() {
        return servers != null
                || !ConfigReader.readBroker(file).bootstrapServers().isEmpty();
    }

    /** The file that {@code --config} names, if it does. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The options as they were given. */
    private String arguments() {
        return Stream.of(
                        option("--config", file),
                        option("--bootstrap-servers", servers),
                        option("--topic-prefix", prefix))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> option(String name, @Nullable Object value) {
        return Optional.ofNullable(value).map(given -> name + " " + given);
    }

    /** What the names of the applications' groups and transactions begin with: what the file says, or the topics' prefix. */
    String applicationIdPrefix(BrokerConfig broker) {
        return Optional.ofNullable(file)
                .flatMap(ConfigReader::readApplicationIdPrefix)
                .orElse(broker.topicPrefix());
    }

    /** Settings of a client of these brokers. */
    public static Map<String, Object> client(BrokerConfig broker) {
        Map<String, Object> settings = new HashMap<>(broker.clients());
        settings.put("bootstrap.servers", broker.bootstrapServers());
        return settings;
    }
}
