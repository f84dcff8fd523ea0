package io.sordini.sandbox.broker;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox cluster runs.
 *
 * @param nodes how many brokers, each of them also a controller; 1 to {@value #MOST_NODES}
 * @param port the port clients of the first node connect to; those of the others follow it, then, where there is security,
 *     as many for clients that log in with a certificate; {@value #ANY_PORT} for any free ones
 * @param directory where the cluster keeps its data, kept on close; absent for a temporary one, deleted on close
 * @param users who may log in; absent for a cluster without encryption, login and access control
 */
public record SandboxSettings(
        int nodes,
        int port,
        @Nullable Path directory,
        @Nullable Set<String> users) {

    public static final int ANY_PORT = 0;
    public static final int MOST_NODES = 5;

    public SandboxSettings {
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new IllegalArgumentException("a sandbox has 1 to " + MOST_NODES + " nodes, not " + nodes);
        }
        if (port < 0 || port > 65535 - 2 * MOST_NODES) {
            throw new IllegalArgumentException(
                    "a port is 0 to " + (65535 - 2 * MOST_NODES) + " here, since more follow it, not " + port);
        }
        users = users == null ? null : Set.copyOf(users);
    }

    /** One node on any free port with a temporary directory, open to everyone on this machine. */
    public static SandboxSettings defaults() {
        return new SandboxSettings(1, ANY_PORT, null, null);
    }

    public SandboxSettings withNodes(int nodes) {
        return new SandboxSettings(nodes, port, directory, users);
    }

    public SandboxSettings withPort(int port) {
        return new SandboxSettings(nodes, port, directory, users);
    }

    /** Keeps the data there: a cluster started again on the same directory has the same topics and records. */
    public SandboxSettings withDirectory(Path directory) {
        return new SandboxSettings(nodes, port, directory, users);
    }

    /**
     * Encrypts every connection, lets in only these users and {@link SandboxCluster#ADMIN}, and allows them only what an
     * access control entry allows; the administrator may do everything.
     *
     * @param users names of lower-case letters, digits and hyphens
     */
    public SandboxSettings withUsers(Set<String> users) {
        return new SandboxSettings(nodes, port, directory, users);
    }
}
