package io.sordini.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.sordini.core.command.CommandIntake;
import io.sordini.core.command.Intake;
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

    private final PolicyInForce policies;
    private final SourceReader reader;
    private final Sinks sinks;
    private final MeterRegistry registry;
    private final EnforcementMeters meters;

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

    CommandStage(
            PolicyInForce policies,
            SourceReader reader,
            Sinks sinks,
            MeterRegistry registry,
            EnforcementMeters meters) {
        this.policies = policies;
        this.reader = reader;
        this.sinks = sinks;
        this.registry = registry;
        this.meters = meters;
    }

    @Override
    public Processor<byte[], byte[], String, byte[]> get() {
        return new Take(new UnderPolicy<>(policies, CommandIntake::new));
    }

    private final class Take implements Processor<byte[], byte[], String, byte[]> {

        private final UnderPolicy<CommandIntake> commands;

        @SuppressWarnings("NullAway.Init") // set by init, before the first record
        private ProcessorContext<String, byte[]> context;

        @SuppressWarnings("NullAway.Init")
        private Rejects rejects;

        Take(UnderPolicy<CommandIntake> commands) {
            this.commands = commands;
        }

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            this.context = context;
            rejects = new Rejects(context, registry);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            long now = context.currentSystemTimeMs();
            SourceRecord source = reader.read(record, context.recordMetadata().orElseThrow());
            meters.read(source.topic());
            Intake intake = new Contained(rejects)
                    .run(Reject.COMMAND_INTAKE_FAILED, () -> commands.get().take(source, now))
                    .orElse(Intake.NOTHING);
            if (intake.equals(Intake.NOTHING)) {
                rejects.add(Reject.NOT_A_COMMAND);
            }
            for (SubjectSignal signal : intake.signals()) {
                context.forward(EncodedSignal.of(signal, now), signal.isForAll() ? sinks.everywhere() : sinks.own());
            }
            for (Publication publication : intake.publications()) {
                Published.forward(context, publication, sinks.publications(), now);
            }
            meters.signalled(intake.signals());
            meters.published(intake.publications(), EnforcementMeters.Cause.of(intake.type()));
        }
    }
}
