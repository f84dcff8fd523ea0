package io.sordini.topology;

import io.sordini.schemas.Topic;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Every setting of the two applications that decides threads, waiting, batching, commits, time-outs and isolation, in one
 * place and none left to a default. What a user sets wins.
 */
public final class StreamsSettings {

    /** Largest produce request, in bytes: what the audit log's topic accepts. */
    static final int MAX_REQUEST_BYTES = 4 * Topic.MAX_VALUE_BYTES;

    private StreamsSettings() {}

    /**
     * Settings for throughput: large batches, commits rare enough that a transaction's fixed cost does not show.
     *
     * @param prefix of the application id, the same as the topics'
     * @param stateDirectory where stores live; must outlive the process, and is this instance's alone
     * @param overrides the user's settings, any of Kafka Streams and its clients
     */
    public static SortedMap<String, String> audit(
            String prefix, String bootstrapServers, Path stateDirectory, Map<String, String> overrides) {
        SortedMap<String, String> settings = common(prefix + "audit", bootstrapServers, stateDirectory);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "2");
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "200");
        settings.put(StreamsConfig.POLL_MS_CONFIG, "50");
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, "2000");
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "1048576");
        consumer(settings, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
        consumer(settings, ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "65536");
        consumer(settings, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50");
        consumer(settings, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "4194304");
        producer(settings, ProducerConfig.LINGER_MS_CONFIG, "20");
        producer(settings, ProducerConfig.BATCH_SIZE_CONFIG, "262144");
        producer(settings, ProducerConfig.BUFFER_MEMORY_CONFIG, "67108864");
        producer(settings, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(MAX_REQUEST_BYTES));
        producer(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "10000");
        settings.putAll(overrides);
        return settings;
    }

    /**
     * Settings for latency: an event passes two transactions before a follower of the blocklist may read its consequence, so
     * commits are short, and so is every wait on the way.
     *
     * @param prefix of the application id, the same as the topics'
     * @param stateDirectory where stores live; must outlive the process, and is this instance's alone
     * @param overrides the user's settings, any of Kafka Streams and its clients
     */
    public static SortedMap<String, String> enforcement(
            String prefix, String bootstrapServers, Path stateDirectory, Map<String, String> overrides) {
        SortedMap<String, String> settings = common(prefix + "enforcement", bootstrapServers, stateDirectory);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "2");
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "25");
        settings.put(StreamsConfig.POLL_MS_CONFIG, "5");
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, "1000");
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "67108864");
        consumer(settings, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "500");
        consumer(settings, ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1");
        consumer(settings, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100");
        consumer(settings, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "4194304");
        producer(settings, ProducerConfig.LINGER_MS_CONFIG, "5");
        producer(settings, ProducerConfig.BATCH_SIZE_CONFIG, "65536");
        producer(settings, ProducerConfig.BUFFER_MEMORY_CONFIG, "33554432");
        producer(settings, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, "1048576");
        // Readers of the blocklist wait as long as this for a transaction that a dead instance left open.
        producer(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "5000");
        settings.putAll(overrides);
        return settings;
    }

    private static SortedMap<String, String> common(String applicationId, String bootstrapServers, Path state) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class.getName());
        settings.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "INFO");
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, "0");
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, "-1"); // the broker's default
        settings.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, "60000");
        // Topics are not ordered among each other, so that no task ever waits for one of them.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, "-1");
        for (String handler : new String[] {
            StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG
        }) {
            settings.put(handler, FaultHandlers.class.getName());
        }
        // There is no global store; without this Kafka Streams warns that ours would not be covered.
        settings.put("processing.exception.handler.global.enabled", "true");
        clients(settings);
        return settings;
    }

    private static void clients(SortedMap<String, String> settings) {
        consumer(settings, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer(settings, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Kafka's default lets a partition wait 45 s for the successor of an instance that was killed.
        consumer(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000");
        consumer(settings, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "2000");
        consumer(settings, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "60000");
        settings.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), "2000");
        producer(settings, ProducerConfig.ACKS_CONFIG, "all");
        producer(settings, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    }

    private static void consumer(SortedMap<String, String> settings, String name, String value) {
        settings.put(StreamsConfig.consumerPrefix(name), value);
    }

    private static void producer(SortedMap<String, String> settings, String name, String value) {
        settings.put(StreamsConfig.producerPrefix(name), value);
    }
}
