package io.sordini.app.demo;

import io.sordini.app.Console;
import io.sordini.app.Failure;
import io.sordini.app.PolicyOption;
import io.sordini.core.policy.DurationText;
import io.sordini.core.policy.Policy;
import io.sordini.readers.source.InputFormat;
import io.sordini.sandbox.broker.SandboxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Broker, applications, enforcer and traffic in one process. */
@Command(
        name = "demo",
        description = "Show all of it at work: a Kafka broker, both applications, an enforcer and attacked traffic.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final Duration CLOSE_BOUND = Duration.ofSeconds(30);

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long traffic lasts, such as 90s or 5m; default: ${DEFAULT-VALUE}.")
    private String duration = "60s";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which visitors come; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Play logs or databases instead, as for 'replay', their times shifted so that they end now.")
    private List<Path> inputs = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "What the inputs are: ${COMPLETION-CANDIDATES}; default: found out for each.")
    private @Nullable InputFormat format;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "The broker's port; default: any free one.")
    private int port;

    @Option(names = "--plain", description = "Lines instead of the live view, also on a terminal.")
    private boolean plain;

    @Mixin
    private PolicyOption policy = new PolicyOption();

    public DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        DemoOptions options = new DemoOptions(duration(), seed, inputs, format, port);
        Policy rules = policy.read();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        Thread interrupted = new Thread(() -> {
            stop.countDown();
            await(finished);
        });
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (DemoView view = view(stop)) {
            return new Demo(options, rules, view, console.text(), stop).run() ? 0 : 1;
        } catch (SandboxException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } finally {
            finished.countDown();
            removeHook(interrupted);
        }
    }

    /** The screen, where there is a terminal to show it on. */
    private DemoView view(CountDownLatch stop) {
        DemoLines lines = new DemoLines(console.text());
        return console.mayBeTerminal() && !plain ? DemoLive.open(System.getenv(), lines, stop::countDown) : lines;
    }

    private Duration duration() {
        return DurationText.parse(duration)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--duration must be a time such as 90s or 5m, not '" + duration + "'"));
    }

    private static void await(CountDownLatch finished) {
        try {
            if (!finished.await(CLOSE_BOUND.toSeconds(), TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Ctrl-C was pressed: the hook waits for this very method to return
        }
    }
}
