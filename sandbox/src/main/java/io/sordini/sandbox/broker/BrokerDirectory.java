package io.sordini.sandbox.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker keeps its data, formatted once.
 *
 * @param temporary whether it is deleted when the broker is closed
 */
record BrokerDirectory(Path path, boolean temporary) {

    /** Opens a directory, making it where it is missing; none given means a temporary one. */
    static BrokerDirectory open(@Nullable Path given) {
        try {
            BrokerDirectory directory = given == null
                    ? new BrokerDirectory(Files.createTempDirectory("sordini-sandbox-"), true)
                    : new BrokerDirectory(Files.createDirectories(given), false);
            directory.format();
            return directory;
        } catch (IOException e) {
            throw new SandboxException(
                    "the broker's directory cannot be used: " + (given == null ? "temporary" : given), e);
        }
    }

    private void format() throws IOException {
        if (Files.exists(path.resolve("meta.properties"))) {
            return;
        }
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(BrokerProperties.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(path.toString()))
                    .setMetadataLogDirectory(path.toString())
                    .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new SandboxException("the broker's directory cannot be formatted: " + path, e);
        }
    }

    /** Deletes a temporary directory; a given one stays. */
    void release() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new SandboxException("the broker's temporary directory cannot be deleted: " + path, e);
        }
    }
}
