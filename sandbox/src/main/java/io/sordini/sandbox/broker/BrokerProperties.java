package io.sordini.sandbox.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of a broker that is small and quick to start; what it promises to topics is left untouched. */
final class BrokerProperties {

    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String CLIENT_LISTENER = "CLIENT";
    private static final String CERTIFICATE_LISTENER = "CERTIFICATE";

    private final Properties properties = new Properties();

    private BrokerProperties() {}

    /**
     * @param id of the node, from 1
     * @param nodes the ports of all nodes, in the order of their ids
     * @param vault absent for a cluster without security
     */
    static Properties of(int id, List<NodePorts> nodes, Path data, @Nullable Vault vault) {
        BrokerProperties broker = new BrokerProperties();
        broker.set("process.roles", "broker,controller");
        broker.set("node.id", Integer.toString(id));
        broker.set("controller.quorum.voters", voters(nodes));
        broker.set("controller.listener.names", CONTROLLER_LISTENER);
        broker.set("inter.broker.listener.name", CLIENT_LISTENER);
        broker.set("log.dirs", data.toString());
        broker.set("auto.create.topics.enable", "false");
        broker.set("metric.reporters", ""); // none: the broker is not watched through JMX
        if (vault == null) {
            broker.openListeners(nodes.get(id - 1));
        } else {
            broker.securedListeners(nodes.get(id - 1));
            broker.security(vault);
        }
        broker.replication(nodes.size());
        broker.pace(nodes.size());
        return broker.properties;
    }

    private void set(String name, String value) {
        properties.put(name, value);
    }

    private static String voters(List<NodePorts> nodes) {
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> (i + 1) + "@" + Ports.HOST + ":" + nodes.get(i).controller())
                .collect(Collectors.joining(","));
    }

    private void openListeners(NodePorts ports) {
        String client = listener(CLIENT_LISTENER, ports.client());
        set("listeners", client + "," + listener(CONTROLLER_LISTENER, ports.controller()));
        set("advertised.listeners", client);
        set(
                "listener.security.protocol.map",
                Stream.of(CLIENT_LISTENER, CONTROLLER_LISTENER)
                        .map(name -> name + ":PLAINTEXT")
                        .collect(Collectors.joining(",")));
    }

    private void securedListeners(NodePorts ports) {
        String clients =
                listener(CLIENT_LISTENER, ports.client()) + "," + listener(CERTIFICATE_LISTENER, ports.certificate());
        set("listeners", clients + "," + listener(CONTROLLER_LISTENER, ports.controller()));
        set("advertised.listeners", clients);
        set("listener.security.protocol.map", "CLIENT:SASL_SSL,CERTIFICATE:SSL,CONTROLLER:SASL_SSL");
    }

    private static String listener(String name, int port) {
        return name + "://" + Ports.HOST + ":" + port;
    }

    private void security(Vault vault) {
        String password = vault.password(Vault.NODE);
        ClientSettings.keyStore(Vault.NODE, password, vault).forEach(this::set);
        ClientSettings.trust(vault).forEach(this::set);
        set("sasl.enabled.mechanisms", ClientSettings.MECHANISM);
        set("sasl.mechanism.inter.broker.protocol", ClientSettings.MECHANISM);
        set("listener.name.client.scram-sha-512.sasl.jaas.config", ClientSettings.scram(Vault.NODE, password));
        // SCRAM passwords are kept by the controllers, so the way to them needs another kind of login.
        set("sasl.mechanism.controller.protocol", "PLAIN");
        set("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
        set("listener.name.controller.plain.sasl.jaas.config", ClientSettings.plain(Vault.NODE, password));
        set("listener.name.certificate.ssl.client.auth", "required");
        set("listener.name.certificate.ssl.principal.mapping.rules", "RULE:^CN=([a-z0-9-]+)$/$1/,DEFAULT");
        set("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        set("allow.everyone.if.no.acl.found", "false");
        set("super.users", "User:" + Vault.NODE + ";User:" + SandboxCluster.ADMIN);
    }

    private void replication(int nodes) {
        String copies = Integer.toString(Math.min(3, nodes));
        String inSync = nodes >= 3 ? "2" : "1";
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            set(topic + ".replication.factor", copies);
            set(topic + ".num.partitions", "4");
        }
        set("transaction.state.log.min.isr", inSync);
        set("share.coordinator.state.topic.min.isr", inSync);
        set("default.replication.factor", copies);
        set("min.insync.replicas", inSync);
    }

    private void pace(int nodes) {
        set("group.initial.rebalance.delay.ms", "0");
        set("group.streams.initial.rebalance.delay.ms", "0");
        // Each step of starting and stopping waits for a heartbeat; half the interval is its deadline.
        set("broker.heartbeat.interval.ms", "400");
        // A pause of this process must not fence a lonely broker; where there are others, they must take over.
        set("broker.session.timeout.ms", nodes == 1 ? "60000" : "15000");
        set("log.cleaner.dedupe.buffer.size", "2097152");
        set("log.cleaner.backoff.ms", "1000");
        set("log.initial.task.delay.ms", "1000");
        set("num.network.threads", "2");
        set("num.io.threads", "4");
        set("background.threads", "2");
    }
}
