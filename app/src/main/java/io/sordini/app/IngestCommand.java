package io.sordini.app;

import io.sordini.app.config.BrokerConfig;
import io.sordini.app.screen.ProgressBar;
import io.sordini.readers.LogReader;
import io.sordini.readers.follow.LogFollower;
import io.sordini.readers.follow.PositionFile;
import io.sordini.readers.follow.Positions;
import io.sordini.readers.source.ReadSummary;
import io.sordini.schemas.SourceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Logs into the source topics, each event once and in order. */
@Command(
        name = "ingest",
        description = "Send the events of logs and databases to the source topics of a Kafka.",
        mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Option(
            names = "--follow",
            description =
                    "Go on with what is written from now on, in rotated and new files too, until Ctrl-C or SIGTERM.")
    private boolean follow;

    @Option(
            names = "--position",
            paramLabel = "FILE",
            description = "Keep here how far was read, and go on from there; default: read from the beginning.")
    private @Nullable Path position;

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    IngestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        BrokerConfig broker = options.read();
        if (follow || position != null) {
            forward(broker);
        } else {
            readOnce(broker);
        }
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

    private void forward(BrokerConfig broker) throws IOException, InterruptedException {
        PositionFile file = position == null ? null : new PositionFile(position);
        Positions start = file == null ? Positions.START : file.read();
        try (EndRequest end = EndRequest.listen();
                LogFollower follower = LogFollower.open(inputs.paths(), inputs.format(), start, System::nanoTime);
                EventSender sender = EventSender.open(broker, record -> {})) {
            if (file != null) {
                file.write(start); // before anything is sent: it may turn out that it cannot be written
            }
            Forwarding forwarding = new Forwarding(follower, sender, file, System::nanoTime);
            if (follow) {
                inputs.paths().stream()
                        .filter(path -> !Files.exists(path))
                        .forEach(path -> console.messages().println(path + " does not exist yet: waiting for it"));
                console.messages().println("following; Ctrl-C ends it");
                forwarding.untilAsked(end);
            } else {
                forwarding.untilNothing(end);
            }
            tell(broker, follower.summary(), sender);
            end.done();
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
