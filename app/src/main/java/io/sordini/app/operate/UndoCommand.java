package io.sordini.app.operate;

import io.sordini.app.BrokerOptions;
import io.sordini.app.Console;
import io.sordini.app.config.BrokerConfig;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.decision.Decision;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a decision back with all that came of it. */
@CommandLine.Command(
        name = "undo",
        description =
                "Lift a decision, and those about others that it led to; what another rule decided as well stands.",
        mixinStandardHelpOptions = true)
final class UndoCommand implements Callable<Integer> {

    private final Console console;
    private final InstantSource clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    @Mixin
    private OrderOptions order = new OrderOptions();

    @Parameters(paramLabel = "DECISION", description = "Its id, as 'explain' and 'decisions list --json' show it.")
    private String id = "";

    UndoCommand(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (!Command.isId(id)) {
            throw new ParameterException(spec.commandLine(), "DECISION: expected 32 hexadecimal digits");
        }
        BrokerConfig broker = options.read();
        Decision decision;
        try (CommittedReader reader = CommittedReader.open(broker)) {
            decision = RecordedDecisions.find(RecordedDecisions.read(reader, console.messages()), id);
        }
        return new OrderDesk(console, clock).undo(options, order, decision.subject(), id);
    }
}
