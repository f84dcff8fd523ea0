package io.sordini.app;

import io.sordini.sandbox.broker.SandboxCluster;
import io.sordini.sandbox.broker.SandboxException;
import io.sordini.sandbox.broker.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A Kafka cluster to try things on, with files that let every other command speak to it. */
@Command(
        name = "sandbox",
        description = "Run a Kafka cluster on this machine until Ctrl-C, to try things on.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--nodes",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Brokers, from 1 to " + SandboxSettings.MOST_NODES + "; default: ${DEFAULT-VALUE}")
    private int nodes;

    @Option(
            names = "--secured",
            description = "TLS, users with passwords and certificates, and no access that is not granted.")
    private boolean secured;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where data, certificates and client files are kept; default: a temporary one.")
    private @Nullable Path directory;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "First port; the other nodes have the next ones, then those for certificates; 0 for any free"
                    + " ones; default: ${DEFAULT-VALUE}")
    private int port;

    SandboxCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SandboxSettings settings = settings();
        console.messages().println("starting " + (nodes == 1 ? "a node" : nodes + " nodes"));
        try (SandboxCluster cluster = SandboxCluster.start(settings)) {
            Thread ending = new Thread(() -> end(cluster), "end-sandbox");
            Runtime.getRuntime().addShutdownHook(ending);
            new SandboxFiles(cluster, secured).write(console.text());
            new CountDownLatch(1).await(); // the process ends in the hook
            return 0;
        } catch (SandboxException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private SandboxSettings settings() {
        try {
            SandboxSettings settings =
                    SandboxSettings.defaults().withNodes(nodes).withPort(port);
            settings = directory == null ? settings : settings.withDirectory(directory);
            return secured ? settings.withUsers(SandboxFiles.users()) : settings;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Ends the process with 0: whoever sends a signal asked for exactly this. */
    private void end(SandboxCluster cluster) {
        cluster.close();
        console.messages().println("ended");
        Runtime.getRuntime().halt(0);
    }
}
