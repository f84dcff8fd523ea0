package io.sordini.topology.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Topic;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import io.sordini.topology.AuditTopology;
import io.sordini.topology.EnforcementTopology;
import io.sordini.topology.PolicyInForce;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

class AclRoleTest {

    private static final Keyset KEYS = Keyset.parse("t1:dG9rZW5zLXRva2Vucy10b2tlbnM=");
    private static final Keyring KEYRING = new Keyring(KEYS, KEYS, KEYS);

    @Test
    void audit_is_allowed_what_its_topology_uses() {
        assertUses(
                AclRole.AUDIT,
                AuditTopology.build(
                        "", new PolicyInForce(PolicyReader.defaults()), KEYRING, new SimpleMeterRegistry()));
    }

    @Test
    void enforcement_is_allowed_what_its_topology_uses() {
        assertUses(
                AclRole.ENFORCEMENT,
                EnforcementTopology.build(
                        "", new PolicyInForce(PolicyReader.defaults()), KEYRING, new SimpleMeterRegistry()));
    }

    @Test
    void notification_reads_decisions_in_a_group_for_each_endpoint_and_writes_nothing() {
        assertThat(AclCommands.of("there:9092", AclRole.NOTIFICATION.bindings("p.", "a.", principal("n"))))
                .containsExactlyInAnyOrder(
                        "kafka-acls.sh --bootstrap-server there:9092 --add --allow-principal User:n --operation Read"
                                + " --operation DescribeConfigs --topic p.decisions",
                        "kafka-acls.sh --bootstrap-server there:9092 --add --allow-principal User:n --operation Read"
                                + " --topic p.policy",
                        "kafka-acls.sh --bootstrap-server there:9092 --add --allow-principal User:n --operation Read"
                                + " --resource-pattern-type prefixed --group a.notification-");
    }

    @Test
    void only_enforcement_writes_what_enforcers_believe() {
        for (Topic topic : EnumSet.of(Topic.SIGNALS, Topic.BLOCKLIST, Topic.REVOCATIONS, Topic.DECISIONS)) {
            assertThat(Arrays.stream(AclRole.values())
                            .filter(role -> role.writes().contains(topic)))
                    .containsExactly(AclRole.ENFORCEMENT);
        }
    }

    @Test
    void only_enforcement_and_authors_write_policies() {
        assertThat(Arrays.stream(AclRole.values()).filter(role -> role.writes().contains(Topic.POLICY)))
                .containsExactly(AclRole.ENFORCEMENT, AclRole.AUTHOR);
    }

    @Test
    void both_applications_may_read_the_policy_that_they_follow() {
        for (AclRole role : List.of(AclRole.AUDIT, AclRole.ENFORCEMENT)) {
            assertThat(role.bindings("p.", "a.", principal("x")))
                    .anyMatch(binding -> binding.pattern().name().equals("p.policy")
                            && binding.entry().operation() == AclOperation.READ);
        }
    }

    @Test
    void nobody_may_do_more_than_use_what_is_there() {
        assertThat(Arrays.stream(AclRole.values())
                        .flatMap(role -> role.bindings("p.", "a.", principal("x")).stream())
                        .map(binding -> binding.entry().operation()))
                .isSubsetOf(
                        AclOperation.READ,
                        AclOperation.WRITE,
                        AclOperation.DESCRIBE,
                        AclOperation.DESCRIBE_CONFIGS,
                        AclOperation.CREATE);
    }

    @Test
    void commands_are_ready_for_a_shell() {
        assertThat(AclCommands.of("there:9092", AclRole.ENFORCER.bindings("p.", "a.", principal("CN=it's,O=x y"))))
                .containsExactly("kafka-acls.sh --bootstrap-server there:9092 --add --allow-principal"
                        + " 'User:CN=it'\\''s,O=x y' --operation Read --topic p.blocklist --topic p.revocations");
        assertThat(AclCommands.of("there:9092", AclRole.AUDIT.bindings("p.", "a.", principal("audit"))))
                .contains(
                        "kafka-acls.sh --bootstrap-server there:9092 --add --allow-principal User:audit"
                                + " --operation Write --resource-pattern-type prefixed --transactional-id a.audit-",
                        "kafka-acls.sh --bootstrap-server there:9092 --add --allow-principal User:audit"
                                + " --operation Create --operation Read --operation Write"
                                + " --topic a.audit-audit-sequence-changelog");
    }

    private static void assertUses(AclRole role, Topology topology) {
        List<TopologyDescription.Node> nodes = topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .toList();
        assertThat(names(role.reads()))
                .isEqualTo(of(nodes, TopologyDescription.Source.class)
                        .flatMap(source -> source.topicSet().stream())
                        .collect(Collectors.toSet()));
        assertThat(names(role.writes()))
                .isEqualTo(of(nodes, TopologyDescription.Sink.class)
                        .map(sink -> String.valueOf(sink.topic()))
                        .collect(Collectors.toSet()));
        assertThat(Set.copyOf(role.stores()))
                .isEqualTo(of(nodes, TopologyDescription.Processor.class)
                        .flatMap(processor -> processor.stores().stream())
                        .collect(Collectors.toSet()));
    }

    private static <T> Stream<T> of(List<TopologyDescription.Node> nodes, Class<T> kind) {
        return nodes.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Set<String> names(Set<Topic> topics) {
        return topics.stream().map(topic -> topic.name("")).collect(Collectors.toSet());
    }

    private static KafkaPrincipal principal(String name) {
        return new KafkaPrincipal(KafkaPrincipal.USER_TYPE, name);
    }
}
