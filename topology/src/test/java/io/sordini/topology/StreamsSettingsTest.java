package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {

    private static final Path STATE = Path.of("state");

    @Test
    void every_setting_of_the_audit_application_is_pinned() {
        assertThat(StreamsSettings.audit("sordini.", "broker:9092", STATE, Map.of()))
                .containsExactlyEntriesOf(expected(Map.ofEntries(
                        Map.entry("application.id", "sordini.audit"),
                        Map.entry("num.stream.threads", "2"),
                        Map.entry("commit.interval.ms", "200"),
                        Map.entry("poll.ms", "50"),
                        Map.entry("buffered.records.per.partition", "2000"),
                        Map.entry("statestore.cache.max.bytes", "1048576"),
                        Map.entry("consumer.max.poll.records", "2000"),
                        Map.entry("consumer.fetch.min.bytes", "65536"),
                        Map.entry("consumer.fetch.max.wait.ms", "50"),
                        Map.entry("consumer.max.partition.fetch.bytes", "4194304"),
                        Map.entry("producer.linger.ms", "20"),
                        Map.entry("producer.batch.size", "262144"),
                        Map.entry("producer.buffer.memory", "67108864"),
                        Map.entry("producer.max.request.size", "8388608"),
                        Map.entry("producer.transaction.timeout.ms", "10000"))));
    }

    @Test
    void every_setting_of_the_enforcement_application_is_pinned() {
        assertThat(StreamsSettings.enforcement("sordini.", "broker:9092", STATE, Map.of()))
                .containsExactlyEntriesOf(expected(Map.ofEntries(
                        Map.entry("application.id", "sordini.enforcement"),
                        Map.entry("num.stream.threads", "2"),
                        Map.entry("commit.interval.ms", "25"),
                        Map.entry("poll.ms", "5"),
                        Map.entry("buffered.records.per.partition", "1000"),
                        Map.entry("statestore.cache.max.bytes", "67108864"),
                        Map.entry("consumer.max.poll.records", "500"),
                        Map.entry("consumer.fetch.min.bytes", "1"),
                        Map.entry("consumer.fetch.max.wait.ms", "100"),
                        Map.entry("consumer.max.partition.fetch.bytes", "4194304"),
                        Map.entry("producer.linger.ms", "5"),
                        Map.entry("producer.batch.size", "65536"),
                        Map.entry("producer.buffer.memory", "33554432"),
                        Map.entry("producer.max.request.size", "1048576"),
                        Map.entry("producer.transaction.timeout.ms", "5000"))));
    }

    private static Map<String, String> expected(Map<String, String> own) {
        Map<String, String> expected = new TreeMap<>(own);
        expected.put("bootstrap.servers", "broker:9092");
        expected.put("state.dir", "state");
        expected.put("processing.guarantee", "exactly_once_v2");
        expected.put("group.protocol", "classic");
        expected.put("topology.optimization", "none");
        expected.put("ensure.explicit.internal.resource.naming", "true");
        expected.put("rocksdb.config.setter", "io.sordini.topology.BoundedRocksDb");
        expected.put("metrics.recording.level", "INFO");
        expected.put("num.standby.replicas", "0");
        expected.put("replication.factor", "-1");
        expected.put("task.timeout.ms", "60000");
        expected.put("max.task.idle.ms", "-1");
        expected.put("deserialization.exception.handler", "io.sordini.topology.FaultHandlers");
        expected.put("processing.exception.handler", "io.sordini.topology.FaultHandlers");
        expected.put("production.exception.handler", "io.sordini.topology.FaultHandlers");
        expected.put("processing.exception.handler.global.enabled", "true");
        expected.put("consumer.auto.offset.reset", "earliest");
        expected.put("consumer.isolation.level", "read_committed");
        expected.put("consumer.session.timeout.ms", "10000");
        expected.put("consumer.heartbeat.interval.ms", "2000");
        expected.put("consumer.max.poll.interval.ms", "60000");
        expected.put("restore.consumer.max.poll.records", "2000");
        expected.put("producer.acks", "all");
        expected.put("producer.compression.type", "lz4");
        return expected;
    }

    @Test
    void every_setting_has_a_reason() {
        for (Map<String, String> settings : List.of(
                StreamsSettings.audit("sordini.", "broker:9092", STATE, Map.of()),
                StreamsSettings.enforcement("sordini.", "broker:9092", STATE, Map.of()))) {
            assertThat(settings.keySet())
                    .allSatisfy(name -> assertThat(SettingReasons.of(name)).isNotBlank());
        }
    }

    @Test
    void clients_get_what_the_settings_say() {
        // Given
        Properties properties = new Properties();
        properties.putAll(StreamsSettings.enforcement("sordini.", "localhost:9092", STATE, Map.of()));

        // When
        StreamsConfig config = new StreamsConfig(properties);

        // Then
        assertThat(config.getProducerConfigs("client"))
                .containsEntry(ProducerConfig.LINGER_MS_CONFIG, "5")
                .containsEntry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "5000")
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all");
        assertThat(config.getMainConsumerConfigs("group", "client", 0))
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .containsEntry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000")
                .containsEntry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "500");
        assertThat(config.getRestoreConsumerConfigs("client"))
                .containsEntry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
    }

    @Test
    void what_a_user_sets_wins_and_what_is_unknown_here_passes_through() {
        assertThat(StreamsSettings.enforcement(
                        "sordini.",
                        "localhost:9092",
                        STATE,
                        Map.of("commit.interval.ms", "50", "security.protocol", "SASL_SSL")))
                .containsEntry("commit.interval.ms", "50")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("producer.linger.ms", "5");
    }
}
