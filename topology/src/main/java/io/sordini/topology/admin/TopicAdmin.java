package io.sordini.topology.admin;

import io.sordini.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Creates Sordini's topics on a broker, and says how those that exist differ from what Sordini relies on. */
public final class TopicAdmin {

    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Admin admin;
    private final String prefix;

    /**
     * @param admin a client, closed by its owner; its {@code default.api.timeout.ms} bounds every call
     * @param prefix of every topic name
     */
    public TopicAdmin(Admin admin, String prefix) {
        this.admin = admin;
        this.prefix = prefix;
    }

    /**
     * Creates the topics that do not exist and leaves the others as they are.
     *
     * @return the names of those created, in the order of the table
     * @throws TopicAdminException when the brokers do not answer or refuse
     */
    public List<String> create(Collection<Topic> topics, int partitions, short replicationFactor) {
        Map<String, KafkaFuture<Void>> results = admin.createTopics(new TreeSet<>(topics)
                        .stream()
                                .map(topic -> newTopic(topic, partitions, replicationFactor))
                                .toList())
                .values();
        List<String> created = new ArrayList<>();
        for (Topic topic : new TreeSet<>(topics)) {
            String name = topic.name(prefix);
            try {
                get(results.get(name), "create the topic " + name);
                created.add(name);
            } catch (TopicAdminException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        awaitVisible(created);
        return created;
    }

    /** A broker shows a topic a moment after the controller has made it; until then a check would not find it. */
    private void awaitVisible(List<String> names) {
        for (long start = System.nanoTime(); !visible(names); ) {
            if (System.nanoTime() - start > VISIBLE_WITHIN.toNanos()) {
                throw new TopicAdminException(
                        "created but not shown by the brokers within " + VISIBLE_WITHIN.toSeconds() + " s: " + names);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean visible(List<String> names) {
        try {
            get(admin.describeTopics(names).allTopicNames(), "describe the topics " + names);
            return true;
        } catch (TopicAdminException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private NewTopic newTopic(Topic topic, int partitions, short replicationFactor) {
        Map<String, String> settings = new HashMap<>(topic.settings());
        if (replicationFactor >= 3) {
            settings.put("min.insync.replicas", "2");
        }
        return new NewTopic(topic.name(prefix), partitions, replicationFactor).configs(settings);
    }

    /**
     * Compares topics with the table.
     *
     * @return every problem, in the order of the table; none if Sordini can rely on these topics
     * @throws TopicAdminException when the brokers do not answer or refuse
     */
    public List<TopicProblem> check(Collection<Topic> topics) {
        Map<Topic, Integer> partitions = partitions(new TreeSet<>(topics));
        Map<Topic, Map<String, String>> settings = settings(partitions.keySet());
        List<TopicProblem> problems = new ArrayList<>();
        for (Topic topic : new TreeSet<>(topics)) {
            String name = topic.name(prefix);
            Map<String, String> found = settings.get(topic);
            if (found == null) {
                problems.add(new TopicProblem(name, "topic", "to exist", "nothing"));
            } else {
                problems.addAll(TopicRules.problems(topic, name, found));
            }
        }
        problems.addAll(TopicRules.unequal(partitions, prefix));
        return problems;
    }

    /** How many partitions each topic has; a topic that does not exist is absent. */
    private Map<Topic, Integer> partitions(Set<Topic> topics) {
        List<String> names = topics.stream().map(topic -> topic.name(prefix)).toList();
        var results = admin.describeTopics(names).topicNameValues();
        Map<Topic, Integer> partitions = new EnumMap<>(Topic.class);
        for (Topic topic : topics) {
            String name = topic.name(prefix);
            try {
                var description = get(results.get(name), "describe the topic " + name);
                partitions.put(topic, description.partitions().size());
            } catch (TopicAdminException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    throw new TopicAdminException(
                            String.valueOf(e.getMessage()), new TopicAuthorizationException(Set.of(name)));
                }
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return partitions;
    }

    private Map<Topic, Map<String, String>> settings(Set<Topic> topics) {
        var results = admin.describeConfigs(topics.stream().map(this::resource).toList())
                .values();
        Map<Topic, Map<String, String>> settings = new EnumMap<>(Topic.class);
        for (Topic topic : topics) {
            Config config = get(results.get(resource(topic)), "describe the settings of " + topic.name(prefix));
            Map<String, String> found = new HashMap<>();
            config.entries()
                    .forEach(entry ->
                            Optional.ofNullable(entry.value()).ifPresent(value -> found.put(entry.name(), value)));
            settings.put(topic, found);
        }
        return settings;
    }

    private ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name(prefix));
    }

    /**
     * Grants what is not granted yet.
     *
     * @throws TopicAdminException when the brokers do not answer or refuse
     */
    public void grant(Collection<AclBinding> bindings) {
        get(admin.createAcls(bindings).all(), "grant access");
    }

    private static <T> T get(@Nullable KafkaFuture<T> future, String what) {
        if (future == null) {
            throw new IllegalStateException("the client gave no answer to: " + what);
        }
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new TopicAdminException("could not " + what + ": " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicAdminException("interrupted: " + what, e);
        }
    }
}
