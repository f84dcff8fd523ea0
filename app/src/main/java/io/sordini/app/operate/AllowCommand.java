package io.sordini.app.operate;

import io.sordini.app.BrokerOptions;
import io.sordini.app.Console;
import io.sordini.app.config.BrokerConfig;
import io.sordini.app.screen.Table;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.policy.AllowEntry;
import io.sordini.schemas.policy.AllowEntryCodec;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Addresses that are never decided against. */
@CommandLine.Command(
        name = "allow",
        description = "Add, remove or list addresses that are never decided against.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(add | remove | list)")
final class AllowCommand implements Runnable {

    private final Console console;
    private final InstantSource clock;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    AllowCommand(Console console, InstantSource clock, Map<String, String> environment) {
        this.console = console;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: add, remove or list");
    }

    @CommandLine.Command(
            name = "add",
            description = "Never decide against an address or a range, and lift what is decided against it.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin BrokerOptions options,
            @Mixin OrderOptions order,
            @Parameters(
                            paramLabel = "ADDRESS",
                            converter = SubjectText.Addresses.class,
                            description = "Such as 203.0.113.7 or 203.0.113.0/24; an IPv6 address stands for its /64.")
                    Subject subject,
            @Option(
                            names = "--for",
                            paramLabel = "TIME",
                            converter = WholeSeconds.class,
                            description = "How long, such as 8h; default: for ever.")
                    @Nullable
                    Duration duration) {
        return new OrderDesk(console, clock).give(options, order, Command.Type.ALLOW, List.of(subject), duration);
    }

    @CommandLine.Command(
            name = "remove",
            description = "Take an entry off the allowlist.",
            mixinStandardHelpOptions = true)
    int remove(
            @Mixin BrokerOptions options,
            @Mixin OrderOptions order,
            @Parameters(
                            paramLabel = "ADDRESS",
                            converter = SubjectText.Addresses.class,
                            description = "The entry as 'allow list' shows it.")
                    Subject subject) {
        return new OrderDesk(console, clock).give(options, order, Command.Type.DISALLOW, List.of(subject), null);
    }

    @CommandLine.Command(
            name = "list",
            description =
                    "Show the entries in force: those of commands, and those of the published policy, else of policy.file.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin BrokerOptions options,
            @Option(names = "--json", description = "An entry as a line of JSON.") boolean json) {
        BrokerConfig broker = options.read();
        FollowedPolicies.Found policy =
                FollowedPolicies.read(broker, options.file()).inForce();
        List<AllowEntry> entries = new ArrayList<>(policy.policy().allow());
        Instant now = clock.instant();
        AllowEntries commanded = AllowEntries.read(broker);
        entries.addAll(commanded.at(now));
        if (json) {
            entries.forEach(entry -> console.text().println(PlainJson.of(AllowEntryCodec.encode(entry))));
        } else {
            table(entries, now).print(console.text(), environment, console.mayBeTerminal());
        }
        console.messages()
                .println(Count.of(entries.size(), "entry", "entries") + " on the allowlist; the policy is " + policy);
        commanded.reportSkipped(console.messages());
        return 0;
    }

    private static Table table(List<AllowEntry> entries, Instant now) {
        Table table = new Table("ADDRESS", "LEFT", "BY", "REASON");
        for (AllowEntry entry : entries) {
            table.add(
                    entry.network().toString(),
                    entry.until() == null ? "for ever" : TimeLeft.of(now, entry.until()),
                    entry.actor() == null ? "the policy" : entry.actor(),
                    entry.reason());
        }
        return table;
    }
}
