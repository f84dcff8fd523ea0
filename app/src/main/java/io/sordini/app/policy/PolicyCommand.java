package io.sordini.app.policy;

import io.sordini.app.BrokerOptions;
import io.sordini.app.Console;
import io.sordini.app.Failure;
import io.sordini.app.PolicyOption;
import io.sordini.app.operate.FollowedPolicies;
import io.sordini.app.operate.OrderOptions;
import io.sordini.app.operate.PolicyDesk;
import io.sordini.app.operate.PublishOptions;
import io.sordini.app.operate.PublishedOption;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyException;
import io.sordini.core.policy.PolicyTables;
import io.sordini.core.scenario.DefaultScenarios;
import io.sordini.core.scenario.Scenario;
import io.sordini.core.scenario.ScenarioException;
import io.sordini.core.scenario.ScenarioReader;
import io.sordini.core.scenario.ScenarioRun;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a policy says, whether it is one, whether it does what its author thinks, and how well it detects. */
@Command(
        name = "policy",
        description = "Check, show, test, measure and apply policies.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(check | show | test | measure | apply)")
public final class PolicyCommand implements Runnable {

    /** Scenarios name users in clear; what they become matters to nobody. */
    private static final Keyring KEYS = new Keyring(
            Keyset.parse("scenario:c29yZGluaSBzY2VuYXJpbyB0b2tlbnM="),
            Keyset.parse("scenario:c29yZGluaSBzY2VuYXJpbyB1c2Vycw=="),
            Keyset.parse("scenario:c29yZGluaSBzY2VuYXJpbyBhdWRpdA=="));

    private final Console console;
    private final InstantSource clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public PolicyCommand(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: check, show, test, measure or apply");
    }

    @Command(
            name = "check",
            description = "Say everything that is wrong with a policy, with line and path.",
            mixinStandardHelpOptions = true)
    int check(@Parameters(paramLabel = "FILE", description = "The policy.") Path file) {
        try {
            Policy policy = PolicyOption.read(file);
            console.text()
                    .printf(
                            "%s: a policy with %d limits and %d rules, %s%n",
                            file, policy.limits().size(), policy.rules().size(), policy.label());
            return 0;
        } catch (PolicyException e) {
            return refuse(e);
        }
    }

    private int refuse(PolicyException e) {
        e.problems().forEach(problem -> console.messages().println("sordini: " + problem));
        return 1;
    }

    @Command(
            name = "apply",
            description = "Publish a policy, which running roles take over, and wait until they decide under it.",
            mixinStandardHelpOptions = true)
    int apply(
            @Mixin BrokerOptions broker,
            @Mixin PublishOptions options,
            @Mixin OrderOptions order,
            @Parameters(paramLabel = "FILE", description = "The policy.") Path file) {
        try {
            return new PolicyDesk(console, broker.read(), clock).apply(file, options, order, broker.file());
        } catch (PolicyException e) {
            return refuse(e);
        }
    }

    @Command(
            name = "show",
            description =
                    "Print limits and rules as tables in Markdown: of the policy in force on the topic, else of policy.file,"
                            + " else of the one in the program.",
            mixinStandardHelpOptions = true)
    int show(
            @Option(names = "--policy", paramLabel = "FILE", description = "A file instead.") @Nullable Path file,
            @Mixin BrokerOptions broker,
            @Mixin PublishedOption published) {
        try {
            if (file != null) {
                return print(PolicyOption.read(file));
            }
            if (!published.isAsked()) {
                FollowedPolicies.Found found = FollowedPolicies.inForce(broker, "--policy");
                console.messages().println(found);
                return print(found.policy());
            }
            PolicyDesk desk = new PolicyDesk(console, broker.read(), clock);
            if (published.asDocument()) {
                return desk.printDocument(published.name());
            }
            return desk.published(published.name()).map(this::print).orElse(0);
        } catch (PolicyException e) {
            return refuse(e);
        }
    }

    private int print(Policy policy) {
        PrintWriter out = console.text();
        out.println("Policy " + policy.label());
        out.println();
        out.println(PolicyTables.limits(policy));
        out.print(PolicyTables.rules(policy));
        out.flush();
        return 0;
    }

    @Command(
            name = "test",
            description = "Run scenarios: events in, decisions expected.",
            mixinStandardHelpOptions = true)
    int test(
            @Mixin PolicyOption option,
            @Parameters(
                            paramLabel = "FILE",
                            arity = "0..*",
                            description = "Scenarios to run; default: those in the program.")
                    List<Path> files) {
        Policy policy = option.read();
        int failed = 0;
        List<Scenario> scenarios = files == null ? DefaultScenarios.read(KEYS) : read(files);
        for (Scenario scenario : scenarios) {
            List<String> differences = ScenarioRun.differences(scenario, policy, KEYS);
            differences.forEach(difference -> console.messages().println("sordini: " + difference));
            failed += differences.isEmpty() ? 0 : 1;
        }
        console.text().printf("%d scenarios, %d failed, policy %s%n", scenarios.size(), failed, policy.label());
        return failed == 0 ? 0 : 1;
    }

    private static List<Scenario> read(List<Path> files) {
        List<Scenario> scenarios = new ArrayList<>();
        for (Path file : files) {
            try {
                scenarios.addAll(ScenarioReader.read(file.toString(), Files.readString(file), KEYS));
            } catch (ScenarioException e) {
                throw new Failure(e.getMessage() == null ? file + " holds no scenarios" : e.getMessage());
            } catch (IOException e) {
                throw new Failure("scenarios " + file + " cannot be read: check that it exists and is UTF-8 text", e);
            }
        }
        return scenarios;
    }

    @Command(
            name = "measure",
            description =
                    "Fold a simulated day with labelled attacks in it, and count what is seen and what is suspected"
                            + " wrongly.",
            mixinStandardHelpOptions = true)
    int measure(@Mixin PolicyOption option, @Mixin TrafficOptions traffic) {
        Detection detection = Detection.of(option.read(), KEYS, traffic.make());
        new DetectionReport(detection).print(console.text());
        return 0;
    }
}
