package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

class TopologyShapeTest {

    private static final String PREFIX = "sordini.";

    private final Topology audit = AuditTopology.build(
            PREFIX, new PolicyInForce(PolicyReader.defaults()), TestKeys.KEYRING, new SimpleMeterRegistry());
    private final Topology enforcement = EnforcementTopology.build(
            PREFIX, new PolicyInForce(PolicyReader.defaults()), TestKeys.KEYRING, new SimpleMeterRegistry());

    @Test
    void the_audit_topology_is_the_one_on_record() throws IOException {
        assertRecorded("audit.txt", audit);
    }

    @Test
    void the_enforcement_topology_is_the_one_on_record() throws IOException {
        assertRecorded("enforcement.txt", enforcement);
    }

    private static void assertRecorded(String name, Topology topology) throws IOException {
        try (var recorded = TopologyShapeTest.class.getResourceAsStream("/topology/" + name)) {
            String expected = recorded == null ? "" : new String(recorded.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(topology.describe().toString())
                    .as("if this was not intended, undo it; if it renames a store, a topic or a node between running"
                            + " versions, say in COMPATIBILITY.md what an operator must do; then update " + name)
                    .isEqualTo(expected);
        }
    }

    @Test
    void audit_is_one_subtopology_and_enforcement_two() {
        assertThat(audit.describe().subtopologies()).hasSize(1);
        assertThat(enforcement.describe().subtopologies()).hasSize(2);
        assertThat(audit.describe().globalStores()).isEmpty();
        assertThat(enforcement.describe().globalStores()).isEmpty();
    }

    @Test
    void every_node_has_a_name_of_ours() {
        assertThat(nodes(audit, enforcement))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(node.name()).matches("[a-z]+(_[a-z]+)+"));
    }

    @Test
    void every_topic_is_in_the_table_and_announced() {
        assertThat(topics(audit)).isEqualTo(names(AuditTopology.topics()));
        assertThat(topics(enforcement)).isEqualTo(names(EnforcementTopology.topics()));
    }

    @Test
    void every_store_has_a_kebab_case_name() {
        assertThat(nodes(audit, enforcement).stream()
                        .filter(TopologyDescription.Processor.class::isInstance)
                        .flatMap(node -> ((TopologyDescription.Processor) node).stores().stream())
                        .sorted())
                .containsExactly("audit-sequence", "expiries", "limits", "subjects");
    }

    private static Set<String> names(Set<Topic> topics) {
        return topics.stream().map(topic -> topic.name(PREFIX)).collect(Collectors.toSet());
    }

    private static Set<String> topics(Topology topology) {
        return nodes(topology).stream()
                .flatMap(node -> {
                    if (node instanceof TopologyDescription.Source source) {
                        return source.topicSet().stream();
                    }
                    return node instanceof TopologyDescription.Sink sink
                            ? List.of(Objects.requireNonNull(sink.topic())).stream()
                            : List.<String>of().stream();
                })
                .collect(Collectors.toSet());
    }

    private static List<TopologyDescription.Node> nodes(Topology... topologies) {
        List<TopologyDescription.Node> nodes = new ArrayList<>();
        Arrays.stream(topologies)
                .flatMap(topology -> topology.describe().subtopologies().stream())
                .forEach(part -> nodes.addAll(part.nodes()));
        return nodes;
    }
}
