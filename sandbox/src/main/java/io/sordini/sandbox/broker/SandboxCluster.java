package io.sordini.sandbox.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka cluster in this process: each node is broker and controller, on the loopback interface, open to everyone or
 * secured. For demonstrations and tests. One after another may be started in a process, also on the directory and port of
 * one that was closed. It logs through the loggers {@code kafka} and {@code org.apache.kafka}, also at WARN while all is
 * well: a process that wants a quiet console sets them to ERROR.
 */
public final class SandboxCluster implements AutoCloseable {

    /** The user of a secured cluster who may do everything. */
    public static final String ADMIN = "admin";

    private static final int ATTEMPTS = 3;

    private final ClusterDirectory directory;
    private final @Nullable Vault vault;
    private final List<NodePorts> ports;
    private final List<SandboxNode> nodes;
    private boolean closed;

    private SandboxCluster(ClusterDirectory directory, @Nullable Vault vault, List<NodePorts> ports) {
        this.directory = directory;
        this.vault = vault;
        this.ports = ports;
        nodes = new ArrayList<>();
        for (int id = 1; id <= ports.size(); id++) {
            nodes.add(new SandboxNode(BrokerProperties.of(id, ports, directory.node(id), vault)));
        }
    }

    /**
     * Starts a cluster and returns once it serves clients.
     *
     * @throws SandboxException when a port is in use, the directory cannot be used, or a broker does not start
     */
    public static SandboxCluster start(SandboxSettings settings) {
        NodePorts.choose(settings); // says at once which port is in use
        keepProcessAlive();
        ClusterDirectory directory = ClusterDirectory.open(settings.directory());
        try {
            Vault vault = settings.users() == null ? null : Vault.open(directory.path(), settings.users());
            directory.format(settings.nodes(), vault);
            return start(settings, directory, vault);
        } catch (IOException e) {
            directory.release();
            throw new SandboxException("the sandbox's directory cannot be used: " + directory.path(), e);
        } catch (RuntimeException e) {
            directory.release();
            throw e;
        }
    }

    private static SandboxCluster start(SandboxSettings settings, ClusterDirectory directory, @Nullable Vault vault) {
        for (int attempt = 1; ; attempt++) {
            SandboxCluster cluster = new SandboxCluster(directory, vault, NodePorts.choose(settings));
            try {
                cluster.each(SandboxNode::start);
                return cluster;
            } catch (CompletionException e) {
                cluster.each(SandboxNode::stop);
                if (settings.port() != SandboxSettings.ANY_PORT) {
                    NodePorts.requireFree(cluster.ports);
                }
                // A port found free may be taken before the broker has it; then another one is as good.
                if (attempt == ATTEMPTS) {
                    throw new SandboxException("the broker did not start on " + cluster.bootstrapServers(), e);
                }
            }
        }
    }

    /** All nodes at once: one alone would wait for the others. */
    private void each(Consumer<SandboxNode> action) {
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            CompletableFuture.allOf(nodes.stream()
                            .map(node -> CompletableFuture.runAsync(() -> action.accept(node), threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } finally {
            threads.shutdown();
        }
    }

    /** What clients take as {@code bootstrap.servers}; in a secured cluster those that log in with a password. */
    public String bootstrapServers() {
        return addresses(NodePorts::client);
    }

    private String addresses(ToIntFunction<NodePorts> port) {
        return ports.stream()
                .map(node -> Ports.HOST + ":" + port.applyAsInt(node))
                .collect(Collectors.joining(","));
    }

    /** Settings with which a client of a secured cluster logs in, {@code bootstrap.servers} among them. */
    public Map<String, String> client(Login login, String user) {
        return client(login, user, secured().password(user));
    }

    /** The same, with a reference for Kafka's {@code FileConfigProvider} in place of each password. */
    public Map<String, String> clientWithReferences(Login login, String user) {
        return client(login, user, secured().reference(user));
    }

    private Map<String, String> client(Login login, String user, String secret) {
        Map<String, String> settings = new HashMap<>(ClientSettings.of(login, user, secret, secured()));
        settings.put(
                "bootstrap.servers", login == Login.PASSWORD ? bootstrapServers() : addresses(NodePorts::certificate));
        return settings;
    }

    private Vault secured() {
        if (vault == null) {
            throw new IllegalStateException("a cluster without users lets everyone in");
        }
        return vault;
    }

    /**
     * Stops a node as its operator would.
     *
     * @param id from 1
     */
    public void stop(int id) {
        nodes.get(id - 1).stop();
    }

    /**
     * Starts a node that was stopped, where it was.
     *
     * @param id from 1
     */
    public void start(int id) {
        nodes.get(id - 1).start();
    }

    /** Where everything of the cluster is. */
    public Path directory() {
        return directory.path();
    }

    /** Stops the cluster and deletes a temporary directory. Closing again does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        each(SandboxNode::stop);
        directory.release();
    }

    /** A broker that fails ends its process by default; this process is not the broker's own. */
    private static void keepProcessAlive() {
        Exit.Procedure refuse = (status, message) -> {
            throw new SandboxException("the broker failed: " + message);
        };
        Exit.setExitProcedure(refuse);
        Exit.setHaltProcedure(refuse);
    }
}
