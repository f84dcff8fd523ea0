package io.sordini.enforcer;

import io.sordini.schemas.CodecException;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.subject.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads both topics: from the beginning to the end as the broker reports it, then on and on. A fault
 * makes it begin again with a new view, while the last complete one stays in force.
 */
final class Follower implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final Duration ASK_INTERVAL = Duration.ofMillis(500);

    private final EnforcerSettings settings;
    private final Progress progress;
    private final Map<String, Topic> topics = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> open;

    Follower(EnforcerSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        for (Topic topic : List.of(Topic.BLOCKLIST, Topic.REVOCATIONS)) {
            topics.put(topic.name(settings.topicPrefix()), topic);
        }
    }

    @Override
    public void run() {
        try {
            do {
                try {
                    follow();
                } catch (WakeupException e) {
                    // closing
                } catch (RuntimeException e) {
                    LOG.atWarn()
                            .addKeyValue("fault", e.getClass().getName())
                            .log("The blocklist cannot be followed; the last view stays in force and is read again");
                }
            } while (!closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        closed.countDown();
        KafkaConsumer<byte[], byte[]> consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void follow() throws InterruptedException {
        Admin admin = Admin.create(settings.adminConfig());
        try {
            Set<TopicPartition> partitions = partitions(admin);
            KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    settings.consumerConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            try {
                open = consumer;
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                read(consumer, new EndOffsets(admin, partitions, settings.clock(), ASK_INTERVAL));
            } finally {
                open = null;
                consumer.close(CloseOptions.timeout(CLOSE));
            }
        } finally {
            admin.close(CLOSE);
        }
    }

    private Set<TopicPartition> partitions(Admin admin) throws InterruptedException {
        Set<TopicPartition> partitions = new HashSet<>();
        try {
            for (TopicDescription topic :
                    admin.describeTopics(topics.keySet()).allTopicNames().get().values()) {
                topic.partitions().forEach(p -> partitions.add(new TopicPartition(topic.name(), p.partition())));
            }
        } catch (ExecutionException e) {
            throw new EnforcerException("the topics " + topics.keySet() + " cannot be described", e);
        }
        return partitions;
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer, EndOffsets ends) {
        View view = new View();
        boolean published = false;
        while (closed.getCount() > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Decision applied = apply(view, record);
                if (applied != null && published) {
                    progress.applied(applied);
                }
            }
            view.clearUp(settings.clock().instant());
            ends.refresh();
            progress.lag(ends.lag(consumer));
            Instant complete = ends.reachedBy(consumer);
            if (complete != null && !published) {
                progress.publish(view);
                published = true;
            }
            if (complete != null) {
                progress.completeAsOf(complete);
            }
        }
    }

    /** The decision that took effect, if one did. */
    private @Nullable Decision apply(View view, ConsumerRecord<byte[], byte[]> record) {
        Topic topic = topics.get(record.topic());
        try {
            Subject subject = subject(record.key());
            if (topic == null) {
                return null;
            }
            if (record.value() == null) {
                view.of(topic).remove(subject, settings.clock().instant());
                return null;
            }
            Decision decision = DecisionCodec.decode(record.value());
            if (!decision.subject().equals(subject)) {
                throw new CodecException("the key must be the decision's subject");
            }
            return view.of(topic).put(decision) ? decision : null;
        } catch (RuntimeException e) { // whatever the bytes are, the next record must be read
            progress.skipped();
            LOG.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("fault", e.getClass().getName())
                    .log("Skipped a record that is no decision");
            return null;
        }
    }

    private static Subject subject(byte @Nullable [] key) {
        if (key == null) {
            throw new CodecException("a record must have a key");
        }
        return Subject.parse(new String(key, StandardCharsets.UTF_8))
                .orElseThrow(() -> new CodecException("the key must be scope:value"));
    }
}
