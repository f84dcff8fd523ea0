package io.sordini.sandbox.broker;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a broker that is alone, small and quick to start; what it promises to topics is left untouched. */
final class BrokerProperties {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerProperties() {}

    static Properties of(int port, int controllerPort, Path directory) {
        Properties properties = new Properties();
        listeners(properties, port, controllerPort);
        properties.put("log.dirs", directory.toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("metric.reporters", ""); // none: the broker is not watched through JMX
        internalTopics(properties);
        pace(properties);
        return properties;
    }

    private static void listeners(Properties properties, int port, int controllerPort) {
        String address = "PLAINTEXT://" + Ports.HOST + ":" + port;
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE_ID));
        properties.put("controller.quorum.voters", NODE_ID + "@" + Ports.HOST + ":" + controllerPort);
        properties.put("controller.listener.names", CONTROLLER_LISTENER);
        properties.put("listeners", address + "," + CONTROLLER_LISTENER + "://" + Ports.HOST + ":" + controllerPort);
        properties.put("advertised.listeners", address);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    }

    private static void internalTopics(Properties properties) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.put(topic + ".replication.factor", "1");
            properties.put(topic + ".num.partitions", "4");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void pace(Properties properties) {
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.streams.initial.rebalance.delay.ms", "0");
        // Each step of starting and stopping waits for a heartbeat; half the interval is its deadline.
        properties.put("broker.heartbeat.interval.ms", "400");
        properties.put("broker.session.timeout.ms", "60000"); // a pause of this process must not fence its own broker
        properties.put("log.cleaner.dedupe.buffer.size", "2097152");
        properties.put("log.cleaner.backoff.ms", "1000");
        properties.put("log.initial.task.delay.ms", "1000");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
    }
}
