package io.sordini.app;

import io.sordini.app.backtest.BacktestCommand;
import io.sordini.app.demo.DemoCommand;
import io.sordini.app.operate.Operating;
import io.sordini.app.policy.PolicyCommand;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong use. */
@Command(
        name = "sordini",
        description = "Enforcement and audit of HTTP and authentication events, beside Apache Kafka.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong use"})
public final class Sordini implements Runnable {

    /** Read by the logging configuration, before the first logger is made. */
    private static final String LOG_LEVEL = "sordini.log.level";

    private static final String KAFKA_LOG_LEVEL = "sordini.kafka.log.level";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log what happens, and show the stack trace of an error.")
    private boolean verbose;

    private Sordini() {}

    public static void main(String[] args) {
        System.exit(commandLine(Console.ofProcess()).execute(args));
    }

    /** The whole command line, writing to a console. */
    public static CommandLine commandLine(Console console) {
        Sordini sordini = new Sordini();
        CommandLine line = new CommandLine(sordini);
        commands(console).forEach(line::addSubcommand);
        Operating.commands(console, System.getenv()).forEach(line::addSubcommand);
        line.setOut(console.text());
        line.setErr(console.messages());
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, args) -> sordini.wrongUse(e));
        line.setExecutionExceptionHandler((e, failed, parsed) -> sordini.failed(e, failed));
        line.setExecutionStrategy(parsed -> {
            sordini.setLogLevels(parsed);
            return new CommandLine.RunLast().execute(parsed);
        });
        return line;
    }

    /** What a command that ends has met in Kafka's clients, it says itself. */
    private void setLogLevels(ParseResult parsed) {
        if (verbose) {
            System.setProperty(LOG_LEVEL, "info");
        } else if (parsed.hasSubcommand()
                && !parsed.subcommand().commandSpec().name().equals(RunCommand.NAME)) {
            System.setProperty(KAFKA_LOG_LEVEL, "off");
        }
    }

    private static List<Object> commands(Console console) {
        return List.of(
                new DemoCommand(console),
                new ReplayCommand(console),
                new BacktestCommand(console, System.getenv(), Clock.systemUTC()),
                new PolicyCommand(console, Clock.systemUTC()),
                new MaskCommand(console),
                new IngestCommand(console),
                new TopicsCommand(console),
                new RunCommand(console, System.getenv()),
                new WatchCommand(console, System.getenv()),
                new SandboxCommand(console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    private int wrongUse(ParameterException e) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("sordini: " + e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr())) {
            String name = line.getCommandSpec().qualifiedName();
            line.getErr().println("Try '" + name + " --help' to see how it is used.");
        }
        return CommandLine.ExitCode.USAGE;
    }

    private int failed(Exception e, CommandLine failed) {
        failed.getErr().println("sordini: " + Explanation.of(e));
        if (verbose) {
            e.printStackTrace(failed.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
