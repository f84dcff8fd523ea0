package io.sordini.app;

import io.sordini.app.config.BrokerConfig;
import io.sordini.readers.LogReader;
import io.sordini.schemas.SourceRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Logs into the source topics, each event once and in order. */
@Command(
        name = "ingest",
        description = "Send the events of logs to the source topics of a Kafka.",
        mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {

    private static final long PROGRESS_EVENTS = 100_000;

    private final Console console;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Logs of MockLoop or JSON lines of events; of a directory, every *.log in the order of the names.")
    private List<Path> inputs = List.of();

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    IngestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        BrokerConfig broker = options.read();
        try (LogReader reader = LogReader.open(inputs);
                EventSender sender = EventSender.open(broker, record -> {})) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                sender.send(record);
                if (sender.sent() % PROGRESS_EVENTS == 0) {
                    console.messages().printf("%,d events sent%n", sender.sent());
                }
            }
            sender.finish();
            InputOutcome.print(reader.summary(), console.messages());
            console.messages()
                    .printf(
                            "%s has acknowledged all %,d events%n",
                            broker.bootstrapServers(), reader.summary().records());
            if (sender.moved() > 0) {
                console.messages()
                        .printf("  with a time in the future, sent with the present one: %,d%n", sender.moved());
            }
        }
        return 0;
    }
}
