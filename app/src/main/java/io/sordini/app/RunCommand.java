package io.sordini.app;

import io.sordini.app.config.ConfigReader;
import io.sordini.app.config.RunConfig;
import io.sordini.core.policy.Policy;
import io.sordini.topology.admin.TopicProblem;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    RunCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunConfig config = ConfigReader.read(file, environment);
        Policy policy = PolicyOption.read(config.policyFile());
        requireTopics(config);
        try (RunningRoles running = RunningRoles.start(config, policy, roles, console.messages())) {
            Thread ending = new Thread(() -> end(running), "end-roles");
            Runtime.getRuntime().addShutdownHook(ending);
            String death = running.awaitDeath();
            if (!isEnding(ending)) {
                throw new Failure(death + "; run it again with --verbose to see more");
            }
            ending.join(); // the process ends in there
            return 0;
        }
    }

    /** Ends the process with 0: whoever sends a signal asked for exactly this. */
    private void end(RunningRoles running) {
        running.close();
        console.messages().println("ended");
        Runtime.getRuntime().halt(0);
    }

    private static boolean isEnding(Thread ending) {
        try {
            return !Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException shuttingDown) {
            return true;
        }
    }

    /** Each role asks as itself: what it may not see, it could not use either. */
    private void requireTopics(RunConfig config) {
        Set<TopicProblem> problems = new LinkedHashSet<>();
        for (Role role : roles) {
            problems.addAll(Brokers.ask(role.broker(config), admin -> admin.check(role.topics())));
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
