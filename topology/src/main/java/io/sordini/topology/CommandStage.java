package io.sordini.topology;

import io.sordini.core.command.CommandIntake;
import io.sordini.core.command.Intake;
import io.sordini.core.policy.Policy;
import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Operators' commands in; a signal out for each that is obeyed, and an answer for each that is not. */
final class CommandStage implements ProcessorSupplier<byte[], byte[], String, byte[]> {

    private final Policy policy;
    private final SourceReader reader;
    private final Sinks sinks;

    /**
     * Names of the sinks.
     *
     * @param own of signals for their subject's partition
     * @param everywhere of signals for all partitions
     * @param publications by topic
     */
    record Sinks(String own, String everywhere, Map<Topic, String> publications) {
        Sinks {
            publications = Map.copyOf(publications);
        }
    }

    CommandStage(Policy policy, SourceReader reader, Sinks sinks) {
        this.policy = policy;
        this.reader = reader;
        this.sinks = sinks;
    }

    @Override
    public Processor<byte[], byte[], String, byte[]> get() {
        return new Take(new CommandIntake(policy));
    }

    private final class Take implements Processor<byte[], byte[], String, byte[]> {

        private final CommandIntake commands;

        @SuppressWarnings("NullAway.Init") // set by init, before the first record
        private ProcessorContext<String, byte[]> context;

        @SuppressWarnings("NullAway.Init")
        private Rejects rejects;

        Take(CommandIntake commands) {
            this.commands = commands;
        }

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            this.context = context;
            rejects = new Rejects(context, "command");
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            long now = context.currentSystemTimeMs();
            SourceRecord source = reader.read(record, context.recordMetadata().orElseThrow());
            Intake intake = new Contained(rejects)
                    .run("command intake failed", () -> commands.take(source, now))
                    .orElse(Intake.NOTHING);
            if (intake.equals(Intake.NOTHING)) {
                rejects.add("not a command");
            }
            for (SubjectSignal signal : intake.signals()) {
                context.forward(EncodedSignal.of(signal, now), signal.isForAll() ? sinks.everywhere() : sinks.own());
            }
            for (Publication publication : intake.publications()) {
                Published.forward(context, publication, sinks.publications(), now);
            }
        }

        @Override
        public void close() {
            rejects.close();
        }
    }
}
