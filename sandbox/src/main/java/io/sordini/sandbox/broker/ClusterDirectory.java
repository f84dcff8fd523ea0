package io.sordini.sandbox.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** Where a cluster keeps its data, formatted once, and this process's alone while it is open. */
final class ClusterDirectory {

    private static final String LAYOUT = "sandbox.properties";

    private final Path path;
    private final boolean temporary;
    private final FileChannel lock;

    private ClusterDirectory(Path path, boolean temporary, FileChannel lock) {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock;
    }

    /** Opens a directory, making it where it is missing; none given means a temporary one. */
    static ClusterDirectory open(@Nullable Path given) {
        try {
            Path path = given == null
                    ? Files.createTempDirectory("sordini-sandbox-")
                    : PrivateFiles.directory(given.toAbsolutePath().normalize());
            return new ClusterDirectory(path, given == null, lock(path));
        } catch (IOException e) {
            throw new SandboxException(
                    "the sandbox's directory cannot be used: " + (given == null ? "temporary" : given)
                            + ": give a directory that can be made or written",
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel lock =
                FileChannel.open(path.resolve("sandbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            held = lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // another sandbox of this process has it
        } finally {
            if (!held) {
                lock.close();
            }
        }
        if (!held) {
            throw new SandboxException(
                    path + " is in use by another sandbox: stop that one or choose another directory");
        }
        return lock;
    }

    Path path() {
        return path;
    }

    /** Where a node keeps its records. */
    Path node(int id) {
        return path.resolve("node-" + id);
    }

    /**
     * Makes every node's directory, with the passwords of a secured cluster.
     *
     * @throws SandboxException when the directory holds another kind of cluster
     */
    void format(int nodes, @Nullable Vault vault) {
        try {
            Properties layout = new Properties();
            layout.setProperty("nodes", Integer.toString(nodes));
            layout.setProperty("secured", Boolean.toString(vault != null));
            Path file = path.resolve(LAYOUT);
            if (Files.exists(file)) {
                requireSame(layout, file);
                return;
            }
            String cluster = Uuid.randomUuid().toString();
            for (int id = 1; id <= nodes; id++) {
                formatNode(id, cluster, vault);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                layout.store(out, null);
            }
        } catch (IOException e) {
            throw new SandboxException("the sandbox's directory cannot be used: " + path, e);
        }
    }

    private void requireSame(Properties wanted, Path file) throws IOException {
        Properties found = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            found.load(reader);
        }
        if (!found.equals(wanted)) {
            throw new SandboxException(path + " holds a sandbox with " + found + ", not " + wanted
                    + ": start it as it was made or choose another directory");
        }
    }

    private void formatNode(int id, String cluster, @Nullable Vault vault) throws IOException {
        String data = Files.createDirectories(node(id)).toString();
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Formatter formatter = new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(id)
                    .setClusterId(cluster)
                    .setDirectories(List.of(data))
                    .setMetadataLogDirectory(data)
                    .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setReleaseVersion(MetadataVersion.latestProduction());
            if (vault != null) {
                formatter.setScramArguments(vault.users().stream()
                        .map(user ->
                                ClientSettings.MECHANISM + "=[name=" + user + ",password=" + vault.password(user) + "]")
                        .toList());
            }
            formatter.run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new SandboxException("the sandbox's directory cannot be formatted: " + path, e);
        }
    }

    /** Gives the directory free, and deletes a temporary one. */
    void release() {
        try {
            lock.close();
            if (temporary) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new SandboxException("the sandbox's temporary directory cannot be deleted: " + path, e);
        }
    }
}
