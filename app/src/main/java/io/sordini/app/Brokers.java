package io.sordini.app;

import io.sordini.app.config.BrokerConfig;
import io.sordini.topology.admin.TopicAdmin;
import io.sordini.topology.admin.TopicAdminException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Asks brokers about topics and gives up within seconds if they do not answer. */
public final class Brokers {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(1);

    private Brokers() {}

    /** @throws Failure when the brokers do not answer or refuse */
    static <T> T ask(BrokerConfig broker, Function<TopicAdmin, T> question) {
        Map<String, Object> settings = BrokerOptions.client(broker);
        settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        Admin admin = open(broker, settings);
        try {
            return question.apply(new TopicAdmin(admin, broker.topicPrefix()));
        } catch (TopicAdminException e) {
            throw failure(broker, e);
        } finally {
            admin.close(CLOSE_BOUND);
        }
    }

    /**
     * A consumer of committed records in no group, which gives up within seconds too.
     *
     * @throws Failure when its settings are wrong
     */
    public static KafkaConsumer<byte[], byte[]> consumer(BrokerConfig broker) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        settings.putAll(BrokerOptions.client(broker));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"); // a position that retention has overtaken
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        try {
            return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw failure(broker, e);
        }
    }

    /**
     * All partitions of a topic.
     *
     * @throws KafkaException when the brokers do not answer, or there is no such topic
     */
    public static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new UnknownTopicOrPartitionException("there is no topic " + topic);
        }
        return found.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** What a client's exception means for the user. */
    public static Failure failure(BrokerConfig broker, Exception e) {
        return new Failure(BrokerFault.explain(broker, e), e);
    }

    private static Admin open(BrokerConfig broker, Map<String, Object> settings) {
        try {
            return Admin.create(settings);
        } catch (KafkaException e) {
            throw failure(broker, e);
        }
    }
}
