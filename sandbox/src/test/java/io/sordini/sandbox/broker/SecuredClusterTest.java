package io.sordini.sandbox.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SecuredClusterTest {

    private static final String TOPIC = "letters";

    @Test
    void three_nodes_let_in_whom_they_know_and_allow_what_is_granted(@TempDir Path directory) throws Exception {
        SandboxSettings settings =
                SandboxSettings.defaults().withNodes(3).withDirectory(directory).withUsers(Set.of("reader"));
        try (SandboxCluster cluster = SandboxCluster.start(settings)) {
            makeTopic(cluster);

            assertThatThrownBy(() -> describe(cluster.client(Login.PASSWORD, "reader")))
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> describe(cluster.client(Login.CERTIFICATE, "expired")))
                    .hasCauseInstanceOf(SslAuthenticationException.class);
            grant(cluster);
            assertThat(describe(cluster.client(Login.PASSWORD, "reader"))).isEqualTo(3);
            assertThat(describe(cluster.client(Login.CERTIFICATE, "reader"))).isEqualTo(3);

            cluster.stop(1);
            assertThat(describe(cluster.client(Login.PASSWORD, "reader"))).isEqualTo(3);
            cluster.start(1);
        }
        assertOnlyOwnerReads(directory);
    }

    @Test
    void a_secured_cluster_starts_again_with_the_same_passwords(@TempDir Path directory) throws Exception {
        // Given
        SandboxSettings settings =
                SandboxSettings.defaults().withDirectory(directory).withUsers(Set.of("reader"));
        Map<String, String> reader;
        try (SandboxCluster cluster = SandboxCluster.start(settings)) {
            makeTopic(cluster);
            reader = new HashMap<>(cluster.client(Login.PASSWORD, "reader"));
            grant(cluster);
        }

        // When
        try (SandboxCluster again = SandboxCluster.start(settings)) {

            // Then
            reader.put("bootstrap.servers", again.bootstrapServers());
            assertThat(describe(reader)).isEqualTo(1);
        }
        assertThatThrownBy(() -> SandboxCluster.start(settings.withUsers(Set.of("stranger"))))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("does not know the user stranger");
    }

    private static void makeTopic(SandboxCluster cluster) throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(cluster.client(Login.PASSWORD, SandboxCluster.ADMIN)))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, -1, (short) -1)))
                    .all()
                    .get();
        }
    }

    private static void grant(SandboxCluster cluster) throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(cluster.client(Login.CERTIFICATE, SandboxCluster.ADMIN)))) {
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, TOPIC, PatternType.LITERAL),
                            new AccessControlEntry(
                                    "User:reader", "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
    }

    /** How many copies the topic has. */
    private static int describe(Map<String, String> client) throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(client))) {
            var described = admin.describeTopics(List.of(TOPIC)).allTopicNames().get();
            return List.copyOf(described.values())
                    .get(0)
                    .partitions()
                    .get(0)
                    .replicas()
                    .size();
        }
    }

    private static void assertOnlyOwnerReads(Path directory) throws IOException {
        try (Stream<Path> secrets = Files.list(directory.resolve("secrets"));
                Stream<Path> stores = Files.list(directory.resolve("tls"))) {
            assertThat(Stream.concat(
                            secrets, stores.filter(file -> file.toString().endsWith(".p12"))))
                    .hasSizeGreaterThan(6)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }
}
