package io.sordini.topology.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.Topic;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TopicRulesTest {

    private static Map<String, String> settings(Topic topic, String setting, String value) {
        Map<String, String> settings = new HashMap<>(topic.settings());
        settings.put(setting, value);
        return settings;
    }

    @ParameterizedTest
    @EnumSource
    void a_topic_made_from_the_table_has_no_problem(Topic topic) {
        assertThat(TopicRules.problems(topic, topic.name("p."), topic.settings()))
                .isEmpty();
    }

    @Test
    void a_problem_names_topic_setting_expected_and_found() {
        assertThat(TopicRules.problems(
                        Topic.BLOCKLIST, "p.blocklist", settings(Topic.BLOCKLIST, "cleanup.policy", "compact,delete")))
                .containsExactly(new TopicProblem("p.blocklist", "cleanup.policy", "compact", "compact,delete"))
                .first()
                .hasToString("p.blocklist: cleanup.policy: expected compact, found compact,delete");
    }

    @ParameterizedTest
    @CsvSource({
        "REQUEST_EVENTS, cleanup.policy, compact",
        "AUDIT_LOG, retention.ms, 604800000",
        "REQUEST_EVENTS, message.timestamp.type, LogAppendTime",
        "REQUEST_EVENTS, message.timestamp.after.max.ms, 3600000",
        "AUTH_EVENTS, max.message.bytes, 1048588",
        "REVOCATIONS, delete.retention.ms, 86400000",
        "SIGNALS, retention.ms, nonsense"
    })
    void what_would_lose_or_misread_records_is_a_problem(Topic topic, String setting, String found) {
        assertThat(TopicRules.problems(topic, topic.name(""), settings(topic, setting, found)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.setting()).isEqualTo(setting);
                    assertThat(problem.found()).isEqualTo(found);
                    assertThat(problem.expected()).contains(topic.settings().get(setting));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "AUDIT_LOG, retention.ms, -1",
        "REQUEST_EVENTS, retention.ms, 9999999999",
        "AUTH_EVENTS, max.message.bytes, 99999999",
        "AUTH_EVENTS, message.timestamp.after.max.ms, 1000",
        "BLOCKLIST, segment.ms, 604800000"
    })
    void more_than_is_needed_and_tuning_are_no_problem(Topic topic, String setting, String found) {
        assertThat(TopicRules.problems(topic, topic.name(""), settings(topic, setting, found)))
                .isEmpty();
    }

    @Test
    void a_setting_that_the_broker_does_not_report_is_a_problem() {
        assertThat(TopicRules.problems(Topic.SIGNALS, "signals", Map.of()))
                .extracting(TopicProblem::found)
                .containsOnly("nothing");
    }

    @Test
    void topics_of_one_task_must_have_equal_partitions_and_others_need_not() {
        assertThat(TopicRules.unequal(
                        Map.of(Topic.REQUEST_EVENTS, 4, Topic.AUTH_EVENTS, 4, Topic.AUDIT_LOG, 6, Topic.SIGNALS, 12),
                        "p."))
                .containsExactly(new TopicProblem("p.audit-log", "partitions", "4, as p.request-events has", "6"));
        assertThat(TopicRules.unequal(Map.of(), "p.")).isEmpty();
    }
}
