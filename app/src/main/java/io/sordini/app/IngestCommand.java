package io.sordini.app;

import io.sordini.app.config.BrokerConfig;
import io.sordini.app.screen.ProgressBar;
import io.sordini.readers.LogReader;
import io.sordini.readers.source.ReadSummary;
import io.sordini.schemas.SourceRecord;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Logs into the source topics, each event once and in order. */
@Command(
        name = "ingest",
        description = "Send the events of logs and databases to the source topics of a Kafka.",
        mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    IngestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        readOnce(options.read());
        return 0;
    }

    private void readOnce(BrokerConfig broker) throws IOException {
        try (LogReader reader = LogReader.open(inputs.paths(), inputs.format());
                EventSender sender = EventSender.open(broker, record -> {});
                ProgressBar bar = ProgressBar.onMessages(console, System.getenv())) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                sender.send(record);
                if (bar.isDue()) {
                    bar.show(reader.bytesRead(), reader.bytes(), sender.sent());
                }
            }
            sender.finish();
            bar.erase();
            tell(broker, reader.summary(), sender);
        }
    }

    private void tell(BrokerConfig broker, ReadSummary summary, EventSender sender) {
        InputOutcome.print(summary, console.messages());
        console.messages().printf("%s has acknowledged all %,d events%n", broker.bootstrapServers(), summary.records());
        if (sender.moved() > 0) {
            console.messages().printf("  with a time in the future, sent with the present one: %,d%n", sender.moved());
        }
    }
}
