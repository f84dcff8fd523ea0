package io.sordini.app.operate;

import io.sordini.app.BrokerOptions;
import io.sordini.app.Console;
import io.sordini.app.config.BrokerConfig;
import io.sordini.app.screen.Table;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionCodec;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is decided, and what is being decided. */
@Command(
        name = "decisions",
        description = "Show the decisions in force, or follow what is decided.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | watch)")
final class DecisionsCommand implements Runnable {

    private final Console console;
    private final InstantSource clock;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DecisionsCommand(Console console, InstantSource clock, Map<String, String> environment) {
        this.console = console;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: list or watch");
    }

    @Command(
            name = "list",
            description =
                    "Show the decisions in force, the newest first; those about SUBJECT, and about addresses that it"
                            + " touches, if one is named.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin BrokerOptions options,
            @Mixin SubjectOptions subject,
            @Mixin FilterOptions wanted,
            @Option(names = "--json", description = "A decision as a line of JSON, with its evidence.") boolean json)
            throws IOException {
        BrokerConfig broker = options.read();
        DecisionFilter filter = wanted.about(subject.candidates(options.file(), console));
        DecisionsInForce all =
                wanted.shadowOnly() ? DecisionsInForce.shadows(broker) : DecisionsInForce.enforced(broker);
        Instant now = clock.instant();
        List<Decision> decisions = all.at(now, filter);
        if (json) {
            decisions.forEach(decision -> console.text().println(PlainJson.of(DecisionCodec.encode(decision))));
        } else {
            table(decisions, now).print(console.text(), environment, console.mayBeTerminal());
        }
        console.messages().println(Count.of(decisions.size(), "decision", "decisions") + " in force");
        all.reportSkipped(console.messages());
        return 0;
    }

    @Command(
            name = "watch",
            description = "Show each change of a decision from now on, until Ctrl-C.",
            mixinStandardHelpOptions = true)
    int watch(
            @Mixin BrokerOptions options,
            @Mixin SubjectOptions subject,
            @Mixin FilterOptions wanted,
            @Option(names = "--json", description = "A change as a line of JSON, with its evidence.") boolean json)
            throws IOException {
        BrokerConfig broker = options.read();
        DecisionFilter filter = wanted.about(subject.candidates(options.file(), console));
        try (DecisionWatch watch = DecisionWatch.open(broker, filter, console, json)) {
            // Ctrl-C and SIGTERM are the usual way to end it, and no failure.
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0), "end-watch"));
            watch.follow();
            return 0;
        }
    }

    private static Table table(List<Decision> decisions, Instant now) {
        Table table = new Table("SUBJECT", "ACTION", "BY", "LEFT", "REASON");
        for (Decision decision : decisions) {
            table.add(
                    decision.subject().key(),
                    decision.action().text(),
                    DecisionWatch.by(decision),
                    TimeLeft.of(now, decision.expiresAt()),
                    decision.reason());
        }
        return table;
    }
}
