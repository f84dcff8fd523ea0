package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.sandbox.broker.SandboxCluster;
import io.sordini.sandbox.broker.SandboxSettings;
import io.sordini.schemas.Topic;
import io.sordini.testkit.Await;
import io.sordini.topology.admin.TopicAdmin;
import io.sordini.topology.admin.TopicProblem;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Topics on a real broker, which has its own opinion about names, settings and what exists already. */
@Timeout(60)
class TopicsTest {

    private static final Set<Topic> ALL = EnumSet.allOf(Topic.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static SandboxCluster broker;

    @SuppressWarnings("NullAway.Init")
    private static Admin admin;

    @BeforeAll
    static void startBroker() {
        broker = SandboxCluster.start(SandboxSettings.defaults());
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @Test
    void created_topics_pass_the_check() {
        TopicAdmin topics = new TopicAdmin(admin, "fresh.");

        List<String> created = topics.create(ALL, 3, (short) 1);

        assertThat(created)
                .containsExactlyElementsOf(Arrays.stream(Topic.values())
                        .map(topic -> topic.name("fresh."))
                        .toList());
        assertThat(topics.check(ALL)).isEmpty();
    }

    @Test
    void creating_again_creates_what_is_missing_and_leaves_the_rest() throws Exception {
        // Given
        TopicAdmin topics = new TopicAdmin(admin, "again.");
        topics.create(EnumSet.of(Topic.BLOCKLIST, Topic.DECISIONS), 2, (short) 1);

        // When
        List<String> created = topics.create(ALL, 3, (short) 1);

        // Then
        assertThat(created).hasSize(ALL.size() - 2).doesNotContain("again.blocklist", "again.decisions");
        assertThat(admin.describeTopics(List.of("again.decisions"))
                        .allTopicNames()
                        .get())
                .hasEntrySatisfying(
                        "again.decisions",
                        topic -> assertThat(topic.partitions()).hasSize(2));
        assertThat(topics.create(ALL, 3, (short) 1)).isEmpty();
    }

    @Test
    void check_names_topic_setting_expected_and_found() throws Exception {
        // Given
        TopicAdmin topics = new TopicAdmin(admin, "wrong.");
        topics.create(EnumSet.complementOf(EnumSet.of(Topic.POLICY, Topic.AUDIT_LOG)), 2, (short) 1);
        topics.create(EnumSet.of(Topic.AUDIT_LOG), 4, (short) 1);
        set("wrong.revocations", "cleanup.policy", "compact,delete");
        set("wrong.audit-log", "retention.ms", "60000");
        set("wrong.request-events", "message.timestamp.type", "LogAppendTime");

        // When
        List<TopicProblem> problems = topics.check(ALL);

        // Then
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        new TopicProblem(
                                "wrong.request-events", "message.timestamp.type", "CreateTime", "LogAppendTime"),
                        new TopicProblem("wrong.policy", "topic", "to exist", "nothing"),
                        new TopicProblem("wrong.revocations", "cleanup.policy", "compact", "compact,delete"),
                        new TopicProblem("wrong.audit-log", "retention.ms", "at least 31536000000 or -1", "60000"),
                        new TopicProblem("wrong.audit-log", "partitions", "2, as wrong.request-events has", "4"));
    }

    /** Returns when the broker shows the setting, which is a moment after it has accepted it. */
    private static void set(String topic, String setting, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
        Await.until(
                topic + " has its " + setting,
                LIMIT,
                () -> Answer.of(admin.describeConfigs(List.of(resource)).all()).values().stream()
                        .anyMatch(config -> value.equals(config.get(setting).value())));
    }
}
