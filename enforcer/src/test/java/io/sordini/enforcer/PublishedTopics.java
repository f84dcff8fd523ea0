package io.sordini.enforcer;

import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.subject.Subject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The two compacted topics on a broker, and a publisher of decisions; each publication is a transaction. */
final class PublishedTopics implements AutoCloseable {

    private static final String PREFIX = "sordini.";
    private static final int PARTITIONS = 2;

    private final Map<String, Object> client;
    private final KafkaProducer<String, byte[]> producer;

    PublishedTopics(String bootstrapServers) {
        client = Map.of("bootstrap.servers", bootstrapServers);
        producer = producer("publisher");
    }

    void create() {
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(topic(Topic.BLOCKLIST), topic(Topic.REVOCATIONS)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void publish(Topic topic, Decision decision) {
        send(topic, decision.subject().key(), DecisionCodec.encode(decision), true);
    }

    void publishUnder(String key, Topic topic, Decision decision) {
        send(topic, key, DecisionCodec.encode(decision), true);
    }

    void publish(Topic topic, String key, String value) {
        send(topic, key, value.getBytes(StandardCharsets.UTF_8), true);
    }

    void publishAborted(Topic topic, Decision decision) {
        send(topic, decision.subject().key(), DecisionCodec.encode(decision), false);
    }

    void tombstone(Topic topic, Subject subject) {
        send(topic, subject.key(), null, true);
    }

    /** Publishes in a transaction that stays open. */
    Open begin(Topic topic, Decision decision) {
        KafkaProducer<String, byte[]> other = producer("undecided");
        other.beginTransaction();
        var unused = other.send(
                new ProducerRecord<>(topic.name(PREFIX), decision.subject().key(), DecisionCodec.encode(decision)));
        other.flush();
        return new Open(other);
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(Topic topic, String key, byte @Nullable [] value, boolean commit) {
        producer.beginTransaction();
        var unused = producer.send(new ProducerRecord<>(topic.name(PREFIX), key, value));
        producer.flush();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private KafkaProducer<String, byte[]> producer(String transactionalId) {
        Map<String, Object> config = new java.util.HashMap<>(client);
        config.put("transactional.id", transactionalId);
        KafkaProducer<String, byte[]> made =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        made.initTransactions();
        return made;
    }

    private static NewTopic topic(Topic topic) {
        return new NewTopic(topic.name(PREFIX), PARTITIONS, (short) 1).configs(topic.settings());
    }

    /** A transaction that is neither committed nor aborted. */
    record Open(KafkaProducer<String, byte[]> producer) implements AutoCloseable {

        void commit() {
            producer.commitTransaction();
        }

        @Override
        public void close() {
            producer.close();
        }
    }
}
