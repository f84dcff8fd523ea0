package io.sordini.topology;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka Streams asks when something fails: always stop. Faults that bytes cause never come here, since sources are read
 * as bytes, each stage contains what {@code core} throws, and sizes are checked before a record is forwarded; so what comes
 * here is a fault of the installation, and to go on would lose a record. Kafka's own handlers would also copy the record
 * to a dead-letter topic, unmasked.
 */
public final class FaultHandlers
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(FaultHandlers.class);

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        stop("deserialization", context, exception);
        return DeserializationExceptionHandler.Response.fail();
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        stop("processing", context, exception);
        return ProcessingExceptionHandler.Response.fail();
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        stop("production", context, exception);
        return ProductionExceptionHandler.Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface's own signature
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            ProductionExceptionHandler.SerializationExceptionOrigin origin) {
        stop("serialization", context, exception);
        return ProductionExceptionHandler.Response.fail();
    }

    private static void stop(String phase, ErrorHandlerContext context, Exception exception) {
        log.atError()
                .addKeyValue("phase", phase)
                .addKeyValue("node", context.processorNodeId())
                .addKeyValue("task", context.taskId())
                .addKeyValue("topic", context.topic())
                .addKeyValue("partition", context.partition())
                .addKeyValue("offset", context.offset())
                .addKeyValue("fault", exception.getClass().getName())
                .log("Stopping: a fault that no record caused");
    }
}
