package io.sordini.app.deployment;

import io.sordini.app.deployment.ComposeFile.Service;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kafka.docker.KafkaDockerWrapper$;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.KafkaException;
import scala.jdk.javaapi.CollectionConverters;

/** The broker's variables, turned into its settings by the very class that the image runs. */
final class BrokerCheck {

    private static final Pattern ADVERTISED = Pattern.compile("([A-Z]+)://([^:,]+):([0-9]+)");

    private final ComposeFile compose;
    private final Complaints complaints;

    BrokerCheck(ComposeFile compose, Complaints complaints) {
        this.compose = compose;
        this.complaints = complaints;
    }

    void run() {
        Service broker = compose.services().get("kafka");
        if (broker == null) {
            complaints.add(Documents.COMPOSE, "there is no kafka");
            return;
        }
        settings(broker);
        String log = broker.environment().getOrDefault("KAFKA_LOG_DIRS", "");
        complaints.require(
                broker.list("volumes").stream().anyMatch(volume -> volume.endsWith(":" + log)),
                broker.name(),
                "its log at " + log + " is on no volume");
        complaints.require(
                broker.list("ports").contains("127.0.0.1:" + hostPort(broker) + ":" + hostPort(broker)),
                broker.name(),
                "publishes no port that it advertises to the host");
        compose.services().values().stream().filter(Service::isSordini).forEach(service -> clients(service, broker));
    }

    private void settings(Service broker) {
        Properties settings = new Properties();
        Map<String, String> environment = broker.environment();
        for (String setting : CollectionConverters.asJava(
                KafkaDockerWrapper$.MODULE$.getServerConfigsFromEnv(immutable(environment)))) {
            String[] parts = setting.split("=", 2);
            complaints.require(
                    KafkaConfig.configNames().contains(parts[0]), broker.name(), parts[0] + " is no setting of Kafka");
            settings.setProperty(parts[0], parts[1]);
        }
        try {
            KafkaConfig.fromProps(settings);
        } catch (KafkaException | IllegalArgumentException e) {
            complaints.add(broker.name(), "does not start: " + e.getMessage());
        }
        complaints.require(
                "false".equals(settings.getProperty("auto.create.topics.enable")),
                broker.name(),
                "makes topics by itself");
    }

    private static scala.collection.immutable.Map<String, String> immutable(Map<String, String> map) {
        return scala.collection.immutable.Map.from(CollectionConverters.asScala(map));
    }

    /** Whoever names brokers must name what the broker calls itself in front of other containers. */
    private void clients(Service service, Service broker) {
        List<String> command = service.list("command");
        int option = command.indexOf("--bootstrap-servers");
        String servers = option < 0
                ? service.environment().getOrDefault("SORDINI_BOOTSTRAP_SERVERS", "")
                : command.get(option + 1);
        Matcher listener = ADVERTISED.matcher(broker.environment().getOrDefault("KAFKA_ADVERTISED_LISTENERS", ""));
        boolean found = false;
        while (listener.find()) {
            found |= listener.group(2).equals(broker.name())
                    && servers.equals(listener.group(2) + ":" + listener.group(3));
        }
        complaints.require(found, service.name(), servers + " is not where kafka says it is");
    }

    /** The port that the broker advertises to programs outside the containers. */
    static String hostPort(Service broker) {
        Matcher listener = ADVERTISED.matcher(broker.environment().getOrDefault("KAFKA_ADVERTISED_LISTENERS", ""));
        while (listener.find()) {
            if (listener.group(2).equals("localhost")) {
                return listener.group(3);
            }
        }
        return "";
    }
}
