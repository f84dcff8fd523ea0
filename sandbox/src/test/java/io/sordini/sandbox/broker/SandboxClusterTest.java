package io.sordini.sandbox.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SandboxClusterTest {

    private static final TopicPartition PARTITION = new TopicPartition("greetings", 0);

    @Test
    void a_record_is_produced_in_a_transaction_and_read_back() throws Exception {
        try (SandboxCluster broker = SandboxCluster.start(SandboxSettings.defaults())) {
            produce(broker, "hello");

            assertThat(read(broker)).isEqualTo("hello");
        }
    }

    @Test
    void restart_on_same_directory_and_port_keeps_the_records(@TempDir Path directory) throws Exception {
        // Given
        SandboxSettings settings = SandboxSettings.defaults().withDirectory(directory);
        String address;
        try (SandboxCluster broker = SandboxCluster.start(settings)) {
            produce(broker, "still here");
            address = broker.bootstrapServers();
        }

        // When
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        try (SandboxCluster again = SandboxCluster.start(settings.withPort(port))) {

            // Then
            assertThat(again.bootstrapServers()).isEqualTo(address);
            assertThat(read(again)).isEqualTo("still here");
        }
        assertThat(directory).isNotEmptyDirectory();
    }

    @Test
    void port_in_use_is_one_clear_error_that_names_the_port() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() ->
                            SandboxCluster.start(SandboxSettings.defaults().withPort(port)))
                    .isInstanceOf(SandboxException.class)
                    .hasMessage(
                            "port " + port + " on 127.0.0.1 is in use: stop what listens there or choose another port");
        }
    }

    @Test
    void a_directory_that_is_a_file_is_refused(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("taken"), "");

        assertThatThrownBy(() -> SandboxCluster.start(SandboxSettings.defaults().withDirectory(file)))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("cannot be used: " + file);
    }

    @Test
    void a_directory_of_another_cluster_layout_fails_without_ending_the_process(@TempDir Path directory)
            throws IOException {
        Files.writeString(directory.resolve("sandbox.properties"), "nodes=3\nsecured=true\n");

        assertThatThrownBy(() -> SandboxCluster.start(SandboxSettings.defaults().withDirectory(directory)))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("holds a sandbox with", "nodes=3", "secured=true", "not", "nodes=1");
    }

    @Test
    void a_directory_in_use_is_refused(@TempDir Path directory) {
        SandboxSettings settings = SandboxSettings.defaults().withDirectory(directory);
        try (SandboxCluster running = SandboxCluster.start(settings)) {
            assertThat(running.bootstrapServers()).isNotEmpty();

            assertThatThrownBy(() -> SandboxCluster.start(settings))
                    .isInstanceOf(SandboxException.class)
                    .hasMessage(directory + " is in use by another sandbox: stop that one or choose another directory");
        }
    }

    @Test
    void closing_deletes_the_temporary_directory() {
        // Given
        SandboxCluster broker = SandboxCluster.start(SandboxSettings.defaults());
        boolean existed = Files.exists(broker.directory());

        // When
        broker.close();
        broker.close();

        // Then
        assertThat(existed).isTrue();
        assertThat(broker.directory()).doesNotExist();
    }

    @Test
    void a_topic_is_not_made_by_asking_for_it() throws Exception {
        try (SandboxCluster broker = SandboxCluster.start(SandboxSettings.defaults());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("greetings"))
                            .allTopicNames()
                            .get())
                    .hasMessageContaining("UnknownTopicOrPartition");
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
    }

    private static void produce(SandboxCluster broker, String text) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
        Map<String, Object> config =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "sandbox-test");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(PARTITION.topic(), text.getBytes(StandardCharsets.UTF_8)))
                    .get();
            producer.commitTransaction();
        }
    }

    private static String read(SandboxCluster broker) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    return new String(record.value(), StandardCharsets.UTF_8);
                }
            }
        }
    }
}
