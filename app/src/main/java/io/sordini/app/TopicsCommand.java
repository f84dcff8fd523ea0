package io.sordini.app;

import io.sordini.app.config.BrokerConfig;
import io.sordini.schemas.Topic;
import io.sordini.topology.admin.AclCommands;
import io.sordini.topology.admin.TopicProblem;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclBinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes Sordini's topics, or compares those that are there with what Sordini relies on. */
@Command(
        name = "topics",
        description = "Create the topics, or check those that exist.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(create | check)")
final class TopicsCommand implements Runnable {

    private static final Set<Topic> ALL = EnumSet.allOf(Topic.class);

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    TopicsCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: create or check");
    }

    @Command(
            name = "create",
            description = "Create the topics that do not exist, and check the others.",
            mixinStandardHelpOptions = true)
    int create(
            @Mixin BrokerOptions options,
            @Option(
                            names = "--partitions",
                            defaultValue = "6",
                            description = "Partitions of every topic, fixed for good; default: ${DEFAULT-VALUE}")
                    int partitions,
            @Option(
                            names = "--replication-factor",
                            defaultValue = "3",
                            description = "Copies of every partition; default: ${DEFAULT-VALUE}")
                    short replicas,
            @Mixin AclOptions acls) {
        if (partitions < 1 || replicas < 1) {
            throw new ParameterException(spec.commandLine(), "--partitions and --replication-factor must be 1 or more");
        }
        BrokerConfig broker = options.read();
        List<AclBinding> bindings = acls.bindings(broker.topicPrefix(), options.applicationIdPrefix(broker));
        // Commands that are printed can be piped to a shell; what is said about them must not be.
        PrintWriter out = acls.prints() ? console.messages() : console.text();
        return Brokers.ask(broker, admin -> {
            List<String> created = admin.create(ALL, partitions, replicas);
            created.forEach(name -> out.println("created " + name));
            if (acls.prints()) {
                AclCommands.of(broker.bootstrapServers(), bindings).forEach(console.text()::println);
            } else if (!bindings.isEmpty()) {
                admin.grant(bindings);
                out.println(bindings.size() + " access control entries are in force");
            }
            return report(admin.check(ALL), broker, out);
        });
    }

    @Command(
            name = "check",
            description = "Say how the topics differ from what Sordini relies on.",
            mixinStandardHelpOptions = true)
    int check(@Mixin BrokerOptions options) {
        BrokerConfig broker = options.read();
        return Brokers.ask(broker, admin -> report(admin.check(ALL), broker, console.text()));
    }

    private int report(List<TopicProblem> problems, BrokerConfig broker, PrintWriter out) {
        if (problems.isEmpty()) {
            out.printf("all %d topics at %s are as they must be%n", ALL.size(), broker.bootstrapServers());
            return 0;
        }
        problems.forEach(problem -> console.messages().println("sordini: " + problem));
        return 1;
    }
}
