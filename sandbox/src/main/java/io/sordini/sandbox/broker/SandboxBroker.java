package io.sordini.sandbox.broker;

import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker in this process: one node that is broker and controller, on the loopback interface, without encryption
 * or authentication. For demonstrations and tests. One after another may be started in a process, also on the directory
 * and port of one that was closed. It logs through the loggers {@code kafka} and {@code org.apache.kafka}, also at WARN
 * while all is well: a process that wants a quiet console sets them to ERROR.
 */
public final class SandboxBroker implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final KafkaRaftServer server;
    private final BrokerDirectory directory;
    private final int port;
    private boolean closed;

    private SandboxBroker(KafkaRaftServer server, BrokerDirectory directory, int port) {
        this.server = server;
        this.directory = directory;
        this.port = port;
    }

    /**
     * Starts a broker and returns once it serves clients.
     *
     * @throws SandboxException when the port is in use, the directory cannot be used, or the broker does not start
     */
    public static SandboxBroker start(SandboxSettings settings) {
        if (settings.port() != SandboxSettings.ANY_PORT && !Ports.isFree(settings.port())) {
            throw SandboxException.portInUse(settings.port());
        }
        keepProcessAlive();
        BrokerDirectory directory = BrokerDirectory.open(settings.directory());
        try {
            return start(settings.port(), directory);
        } catch (RuntimeException e) {
            directory.release();
            throw e;
        }
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    /** Where the data is. */
    Path directory() {
        return directory.path();
    }

    /** Stops the broker and deletes a temporary directory. Closing again does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop(server);
        directory.release();
    }

    private static SandboxBroker start(int wanted, BrokerDirectory directory) {
        for (int attempt = 1; ; attempt++) {
            int port = wanted == SandboxSettings.ANY_PORT ? Ports.findFree(wanted) : wanted;
            try {
                return new SandboxBroker(run(port, directory), directory, port);
            } catch (RuntimeException e) {
                boolean lost = !Ports.isFree(port);
                if (lost && wanted != SandboxSettings.ANY_PORT) {
                    throw SandboxException.portInUse(port);
                }
                // A port found free may be taken before the broker has it; then another one is as good.
                if (attempt == ATTEMPTS) {
                    throw new SandboxException("the broker did not start on " + Ports.HOST + ":" + port, e);
                }
            }
        }
    }

    private static KafkaRaftServer run(int port, BrokerDirectory directory) {
        KafkaRaftServer server = new KafkaRaftServer(
                KafkaConfig.fromProps(BrokerProperties.of(port, Ports.findFree(port), directory.path()), false),
                Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            stop(server);
            throw e;
        }
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
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
