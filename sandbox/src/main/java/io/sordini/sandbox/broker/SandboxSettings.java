package io.sordini.sandbox.broker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox broker runs.
 *
 * @param port the port clients connect to, or {@value #ANY_PORT} for any free one
 * @param directory where the broker keeps its data, kept on close; absent for a temporary one, deleted on close
 */
public record SandboxSettings(int port, @Nullable Path directory) {

    public static final int ANY_PORT = 0;

    public SandboxSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
    }

    /** Any free port and a temporary directory. */
    public static SandboxSettings defaults() {
        return new SandboxSettings(ANY_PORT, null);
    }

    public SandboxSettings withPort(int port) {
        return new SandboxSettings(port, directory);
    }

    /** Keeps the data there: a broker started again on the same directory has the same topics and records. */
    public SandboxSettings withDirectory(Path directory) {
        return new SandboxSettings(port, directory);
    }
}
