package io.sordini.sandbox.broker;

import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** One broker of the cluster: it can be stopped and started again. */
final class SandboxNode {

    /** Enough to hand over every partition; a node whose controllers have gone would wait for ever. */
    private static final Duration ORDERLY = Duration.ofSeconds(8);

    private final Properties properties;
    private @Nullable KafkaRaftServer server;

    SandboxNode(Properties properties) {
        this.properties = properties;
    }

    /** Returns once the node serves clients, for which it needs the majority of the nodes. */
    synchronized void start() {
        if (server != null) {
            return;
        }
        KafkaRaftServer starting = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server = starting;
        try {
            starting.startup();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Hands the partitions over to the other nodes, if there are enough of them, and stops. */
    synchronized void stop() {
        KafkaRaftServer stopping = server;
        if (stopping == null) {
            return;
        }
        server = null;
        Thread thread = new Thread(
                () -> {
                    stopping.shutdown();
                    stopping.awaitShutdown();
                },
                "sandbox-stop");
        thread.start();
        try {
            thread.join(ORDERLY.toMillis());
            if (thread.isAlive()) {
                thread.interrupt(); // it waits for a controller that is no more, and then goes on
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
