package io.sordini.topology;

import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the records that a stage could not process as they were, and says so without their content. The log line comes
 * with the first, second, fourth, eighth ... of them, so that hostile input cannot fill the log.
 */
final class Rejects {

    private static final Logger log = LoggerFactory.getLogger(Rejects.class);

    private final ProcessingContext context;
    private final String stage;
    private final Sensor sensor;
    private long count;

    /** Registers the metric {@code <stage>-rejected-total} of the group {@code stream-sordini-metrics}. */
    Rejects(ProcessingContext context, String stage) {
        this.context = context;
        this.stage = stage;
        // Kafka Streams tells sensors apart by task and operation only.
        this.sensor = context.metrics()
                .addRateTotalSensor(
                        "sordini", context.taskId().toString(), stage + "-rejected", Sensor.RecordingLevel.INFO);
    }

    /** Takes the metric away, since the task has left this instance. */
    void close() {
        context.metrics().removeSensor(sensor);
    }

    /** @param reason a constant */
    void add(String reason) {
        add(reason, null);
    }

    /**
     * @param reason a constant
     * @param fault its type and place are logged; its message may repeat the input and is not
     */
    void add(String reason, @Nullable Throwable fault) {
        sensor.record();
        count++;
        if (Long.bitCount(count) != 1) {
            return;
        }
        log.atWarn()
                .addKeyValue("stage", stage)
                .addKeyValue("reason", reason)
                .addKeyValue("count", count)
                .addKeyValue("task", context.taskId())
                .addKeyValue(
                        "record", context.recordMetadata().map(Rejects::place).orElse("none"))
                .addKeyValue("fault", fault == null ? "none" : place(fault))
                .log("Record rejected");
    }

    private static String place(RecordMetadata at) {
        return at.topic() + "-" + at.partition() + "@" + at.offset();
    }

    private static String place(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return fault.getClass().getName() + " in " + (trace.length == 0 ? "unknown" : trace[0]);
    }
}
