package io.sordini.app.operate;

import io.sordini.app.BrokerOptions;
import io.sordini.app.Brokers;
import io.sordini.app.Failure;
import io.sordini.app.config.BrokerConfig;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandCodec;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResultCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends commands and waits for their answers, which are published together with the effect: whoever has read the answer knows
 * that enforcers can read the effect.
 */
final class Dispatch implements AutoCloseable {

    private static final Duration CLOSE_BOUND = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(100);

    private final BrokerConfig broker;
    private final CommittedReader answers;
    private final KafkaProducer<String, byte[]> producer;

    private Dispatch(BrokerConfig broker, CommittedReader answers, KafkaProducer<String, byte[]> producer) {
        this.broker = broker;
        this.answers = answers;
        this.producer = producer;
    }

    /** @throws Failure when the brokers do not answer, or refuse */
    static Dispatch open(BrokerConfig broker) {
        CommittedReader answers = CommittedReader.open(broker);
        try {
            Dispatch dispatch = new Dispatch(
                    broker,
                    answers,
                    new KafkaProducer<>(settings(broker), new StringSerializer(), new ByteArraySerializer()));
            dispatch.connect();
            return dispatch;
        } catch (KafkaException e) {
            answers.close();
            throw Brokers.failure(broker, e);
        }
    }

    /** So that a command, which says when it was issued, need not wait for the brokers to be found. */
    private void connect() {
        try {
            producer.partitionsFor(Topic.COMMANDS.name(broker.topicPrefix()));
        } catch (KafkaException e) {
            close();
            throw Brokers.failure(broker, e);
        }
    }

    static Map<String, Object> settings(BrokerConfig broker) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "8000");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "8000");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        settings.putAll(BrokerOptions.client(broker));
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        return settings;
    }

    /**
     * Sends commands and waits until each is answered or the time is over.
     *
     * @return one for each command, in their order
     * @throws Failure when the brokers do not take a command
     */
    List<Reply> send(List<Command> commands, Duration timeout) {
        answers.startAtEnd(Topic.COMMAND_RESULTS); // before any command is sent, or an answer could be missed
        boolean many = commands.stream().anyMatch(command -> command.type().concernsMany());
        int partitions = many ? answers.partitions(Topic.SIGNALS).size() : 1;
        Map<String, Pending> pending = new LinkedHashMap<>();
        Map<String, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        for (Command command : commands) {
            int expected = command.type().concernsMany() ? partitions : 1;
            pending.put(command.id(), new Pending(command, expected, System.nanoTime()));
            sent.put(command.id(), send(command));
        }
        sent.forEach((id, future) -> {
            await(id, future);
            waiting(pending, id).acknowledged(System.nanoTime());
        });
        long end = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < end && !pending.values().stream().allMatch(Pending::isOver)) {
            answers.next(POLL).forEach(record -> take(record, pending));
        }
        long now = System.nanoTime();
        return pending.values().stream().map(each -> each.reply(now)).toList();
    }

    private static Pending waiting(Map<String, Pending> pending, String id) {
        Pending found = pending.get(id);
        if (found == null) {
            throw new IllegalStateException("sent and not waited for: " + id);
        }
        return found;
    }

    /** Keyed by its subject, so that a subject's commands stay in order. */
    private Future<RecordMetadata> send(Command command) {
        try {
            return producer.send(new ProducerRecord<>(
                    Topic.COMMANDS.name(broker.topicPrefix()),
                    null,
                    command.issuedAt() == null ? null : command.issuedAt().toEpochMilli(),
                    command.subject().key(),
                    CommandCodec.encode(command)));
        } catch (KafkaException e) {
            throw Brokers.failure(broker, e);
        }
    }

    private void await(String id, Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw failure(id, e.getCause() instanceof Exception cause ? cause : e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private Failure failure(String id, Exception e) {
        if (e instanceof InvalidTimestampException) {
            return new Failure(
                    broker.bootstrapServers()
                            + " refused the command for its time, which must be within some seconds of"
                            + " the brokers': set this machine's clock right and give it again",
                    e);
        }
        String doubt = e instanceof RetriableException
                ? "; whether it was taken is not known, so look for the command " + id + " in the audit log"
                : "";
        return new Failure(Brokers.failure(broker, e).getMessage() + doubt, e);
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<String, Pending> pending) {
        Pending command = record.key() == null ? null : pending.get(new String(record.key(), StandardCharsets.UTF_8));
        if (command == null || record.value() == null) {
            return; // the answer to somebody else's command
        }
        try {
            CommandResult answer = CommandResultCodec.decode(record.value());
            command.answered(answer, System.nanoTime());
        } catch (CodecException e) {
            throw new Failure(
                    "the answer cannot be read: check that this program is no older than the role enforcement", e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_BOUND);
        answers.close();
    }
}
