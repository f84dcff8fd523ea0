package io.sordini.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Counts the records that a task's stage could not process as they were, and says so without their content. The log line
 * comes with the first, second, fourth, eighth ... of a reason, so that hostile input cannot fill the log.
 */
final class Rejects {

    private static final Logger log = LoggerFactory.getLogger(Rejects.class);

    private final ProcessingContext context;
    private final Counters<Reject> counters;
    private final Map<Reject, Long> counts = new EnumMap<>(Reject.class);

    Rejects(ProcessingContext context, MeterRegistry registry) {
        this.context = context;
        this.counters = new Counters<>(
                List.of(Reject.values()), reject -> Metric.REJECTS.counter(registry, reject.stage(), reject.label()));
    }

    void add(Reject reject) {
        add(reject, null);
    }

    /** @param fault its type and place are logged; its message may repeat the input and is not */
    void add(Reject reject, @Nullable Throwable fault) {
        counters.count(reject);
        long count = counts.merge(reject, 1L, Long::sum);
        if (Long.bitCount(count) == 1) {
            located(log.atWarn())
                    .addKeyValue("stage", reject.stage())
                    .addKeyValue("reason", reject.text())
                    .addKeyValue("count", count)
                    .addKeyValue("fault", fault == null ? "none" : place(fault))
                    .log("Record rejected");
        }
    }

    private LoggingEventBuilder located(LoggingEventBuilder line) {
        LoggingEventBuilder located = line.addKeyValue("task", context.taskId());
        RecordMetadata at = context.recordMetadata().orElse(null);
        return at == null
                ? located
                : located.addKeyValue("topic", at.topic())
                        .addKeyValue("partition", at.partition())
                        .addKeyValue("offset", at.offset());
    }

    private static String place(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return fault.getClass().getName() + " in " + (trace.length == 0 ? "unknown" : trace[0]);
    }
}
