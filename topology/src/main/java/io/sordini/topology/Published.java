package io.sordini.topology;

import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Hands what {@code core} publishes to the sink of its topic. */
final class Published {

    private Published() {}

    /** @param now the clock, milliseconds since the epoch */
    static void forward(
            ProcessorContext<String, byte[]> context, Publication publication, Map<Topic, String> sinks, long now) {
        String sink = sinks.get(publication.topic());
        if (sink == null) {
            throw new IllegalStateException("no sink for " + publication.topic());
        }
        context.forward(
                new Record<>(
                        publication.key(),
                        publication.value(),
                        EventTimestamps.acceptable(publication.timestamp(), now)),
                sink);
    }
}
