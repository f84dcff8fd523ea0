package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTopologyTest {

    private static final long NOW = GeneratedTraffic.START;
    private static final String REQUEST =
            "{\"method\":\"GET\",\"path\":\"/api/items\",\"status_code\":200,\"client_ip\":\"198.51.100.7\"}";

    @TempDir
    private Path state;

    static String header(TestRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "absent" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Test
    void a_record_says_what_it_is_where_it_came_from_and_which_one_it_is() {
        try (Pipeline audit = Pipeline.audit(PolicyReader.defaults(), state, NOW)) {
            // When
            audit.produce(Input.of(Topic.REQUEST_EVENTS, "198.51.100.7", REQUEST, NOW - 5));
            audit.produce(Input.of(Topic.AUTH_EVENTS, "198.51.100.7", "not json", NOW - 3));

            // Then
            List<TestRecord<String, byte[]>> records = audit.read(Topic.AUDIT_LOG);
            assertThat(records).hasSize(2);
            assertThat(records.get(0).key()).isEqualTo("198.51.100.7");
            assertThat(records.get(0).timestamp()).isEqualTo(NOW - 5);
            assertThat(header(records.get(0), AuditHeaders.CLASS_UID)).isEqualTo("4002");
            assertThat(header(records.get(0), AuditHeaders.OCSF_VERSION)).isEqualTo("1.8.0");
            assertThat(header(records.get(0), AuditHeaders.SEVERITY_ID)).isEqualTo("1");
            assertThat(header(records.get(0), AuditHeaders.SOURCE)).isEqualTo("test.request-events-0@0");
            assertThat(header(records.get(0), AuditHeaders.SEQUENCE)).isEqualTo("0");
            assertThat(new String(records.get(0).value(), StandardCharsets.UTF_8))
                    .contains(header(records.get(0), AuditHeaders.UID));
            assertThat(header(records.get(1), AuditHeaders.CLASS_UID)).isEqualTo("6008");
            assertThat(header(records.get(1), AuditHeaders.SEVERITY_ID)).isEqualTo("3");
            assertThat(header(records.get(1), AuditHeaders.SOURCE)).isEqualTo("test.auth-events-0@0");
            assertThat(header(records.get(1), AuditHeaders.SEQUENCE)).isEqualTo("1");
        }
    }

    @Test
    void a_record_too_large_for_the_topic_is_reported_instead_of_sent() {
        try (Pipeline audit = Pipeline.audit(PolicyReader.defaults(), state, NOW, 4000)) {
            // Given
            String large = REQUEST.replace("}", ",\"request_body\":\"" + "word ".repeat(2000) + "\"}");

            // When
            audit.produce(Input.of(Topic.REQUEST_EVENTS, "198.51.100.7", large, NOW));
            audit.produce(Input.of(Topic.REQUEST_EVENTS, "198.51.100.7", REQUEST, NOW));

            // Then
            List<TestRecord<String, byte[]>> records = audit.read(Topic.AUDIT_LOG);
            assertThat(records).hasSize(2);
            assertThat(header(records.get(0), AuditHeaders.CLASS_UID)).isEqualTo("6008");
            assertThat(records.get(0).value()).hasSizeLessThan(4000);
            assertThat(header(records.get(1), AuditHeaders.CLASS_UID)).isEqualTo("4002");
            assertThat(audit.rejected("audit")).isEqualTo(1);
        }
    }

    @Test
    void a_record_stays_on_the_partition_number_of_its_source() {
        assertThat(AuditEntry.partitioner().partitions("audit-log", "any key", new AuditEntry(new byte[0], 5), 8))
                .isEqualTo(Optional.of(Set.of(5)));
    }
}
