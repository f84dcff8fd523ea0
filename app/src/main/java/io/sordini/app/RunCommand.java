package io.sordini.app;

import io.sordini.app.config.BrokerConfig;
import io.sordini.app.config.ConfigReader;
import io.sordini.app.config.EffectiveSettings;
import io.sordini.app.config.Listen;
import io.sordini.app.config.RunConfig;
import io.sordini.app.operation.LogLevelWatch;
import io.sordini.app.operation.Meters;
import io.sordini.app.operation.Notices;
import io.sordini.app.operation.OperationServer;
import io.sordini.app.operation.StopSignals;
import io.sordini.core.policy.DurationText;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyException;
import io.sordini.topology.admin.TopicProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.internals.StreamThread;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs roles against a Kafka until it is told to stop. */
@Command(
        name = RunCommand.NAME,
        description = "Run roles until Ctrl-C or SIGTERM.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Every setting can also come from the environment: SORDINI_STATE_DIR is state.dir, SORDINI_KAFKA_SASL_MECHANISM is"
                    + " kafka.sasl.mechanism."
        })
final class RunCommand implements Callable<Integer> {

    static final String NAME = "run";

    private final Console console;
    private final Map<String, String> environment;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties file; default: everything is in the environment.")
    private @Nullable Path file;

    @Option(
            names = "--roles",
            paramLabel = "ROLE",
            split = ",",
            required = true,
            description = "One or more of ${COMPLETION-CANDIDATES}, separated by commas.")
    private Set<Role> roles = EnumSet.noneOf(Role.class);

    @Option(
            names = "--print-config",
            description =
                    "Print every setting in force with its origin, without secrets, and end; connects to nothing.")
    private boolean printConfig;

    RunCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    @SuppressWarnings("try") // the watch works by being open
    public Integer call() {
        EffectiveSettings effective = ConfigReader.readEffective(file, environment);
        if (printConfig) {
            ConfigPrint.print(effective, roles, console.text());
            return 0;
        }
        RunConfig config = effective.config();
        Notices notices = Notices.in(config.operation().logFormat(), console.messages());
        Thread.setDefaultUncaughtExceptionHandler(RunCommand::died);
        try (LogLevelWatch levels = LogLevelWatch.start(
                        file, environment, config.operation().logLevels());
                Meters meters = new Meters(config.stateDirectory())) {
            Policy policy = PolicyOption.read(config.policyFile());
            StateLibrary.require();
            requireTopics(config);
            return run(config, policy, meters, notices);
        } catch (Failure | PolicyException e) {
            if (notices.arePlain()) {
                throw e; // the command line says it
            }
            notices.fail(Explanation.of(e));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /**
     * The log alone has it, in its own form; the deaths of stream threads are there already. The logger is made here, since a
     * command is made before it is known how much is to be logged.
     */
    private static void died(Thread thread, Throwable fault) {
        if (!(thread instanceof StreamThread)) {
            LoggerFactory.getLogger(RunCommand.class)
                    .atError()
                    .setCause(fault)
                    .addKeyValue("thread", thread.getName())
                    .log("A thread died");
        }
    }

    private static @Nullable OperationServer serve(RunConfig config, Meters meters, Notices notices) {
        Listen listen = config.operation().listen();
        if (listen == null) {
            return null;
        }
        OperationServer server = OperationServer.open(listen, meters);
        notices.say("health and metrics at " + server.url());
        return server;
    }

    private int run(RunConfig config, Policy policy, Meters meters, Notices notices) {
        CompletableFuture<String> stop = new CompletableFuture<>();
        StopSignals.handle(() -> stop.complete(""), () -> Runtime.getRuntime().halt(CommandLine.ExitCode.SOFTWARE));
        try (OperationServer server = serve(config, meters, notices)) {
            RunningRoles running = RunningRoles.start(config, policy, roles, meters.registry(), notices::say);
            if (server != null) {
                server.watch(running::health, running::policy);
            }
            CompletableFuture.anyOf(stop, running.death()).join();
            List<String> open = running.close(config.operation().stopTimeout());
            if (!stop.isDone()) {
                throw new Failure(running.death().join() + "; run it again with --verbose to see more");
            }
            requireClosed(open, config.operation().stopTimeout());
            notices.say("ended");
            return CommandLine.ExitCode.OK;
        }
    }

    private static void requireClosed(List<String> open, Duration bound) {
        if (!open.isEmpty()) {
            throw new Failure("not ended within stop.timeout, " + DurationText.format(bound) + ": "
                    + String.join(", ", open) + "; what is not committed is processed again by whoever runs next");
        }
    }

    /** Each role asks as itself: what it may not see, it could not use either. */
    private void requireTopics(RunConfig config) {
        Set<TopicProblem> problems = new LinkedHashSet<>();
        for (Role role : roles) {
            BrokerConfig asked = new BrokerConfig(
                    config.bootstrapServers(), config.topicPrefix(), role.clients(config), arguments(config));
            problems.addAll(Brokers.ask(asked, admin -> admin.check(role.topics())));
        }
        if (!problems.isEmpty()) {
            String list = problems.stream().map(TopicProblem::toString).collect(Collectors.joining("\n  "));
            throw new Failure("the topics at " + config.bootstrapServers() + " are not as they must be; 'sordini topics"
                    + " create " + arguments(config) + "' makes those that are missing:\n  " + list);
        }
    }

    private String arguments(RunConfig config) {
        return file == null
                ? "--bootstrap-servers " + config.bootstrapServers() + " --topic-prefix " + config.topicPrefix()
                : "--config " + file;
    }
}
