package io.sordini.enforcer;

import static io.sordini.enforcer.Decisions.KEYRING;
import static io.sordini.enforcer.Decisions.decision;
import static io.sordini.enforcer.Decisions.ip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.enforcer.Verdict.Kind;
import io.sordini.sandbox.broker.SandboxCluster;
import io.sordini.sandbox.broker.SandboxSettings;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.subject.Address;
import io.sordini.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EnforcerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock();
    private final Queue<Decision> told = new ConcurrentLinkedQueue<>();

    @TempDir
    Path directory;

    private SandboxCluster broker;
    private PublishedTopics topics;

    @BeforeEach
    void start() {
        broker = SandboxCluster.start(SandboxSettings.defaults().withDirectory(directory));
        topics = new PublishedTopics(broker.bootstrapServers());
        topics.create();
    }

    @AfterEach
    void stop() {
        topics.close();
        broker.close();
    }

    @Test
    void bootstrap_reads_entries_that_no_tombstone_ends_and_not_what_was_aborted() throws Exception {
        // Given
        topics.publish(Topic.BLOCKLIST, decision(ip("203.0.113.66"), Action.BLOCK, 1));
        topics.publish(Topic.BLOCKLIST, decision(ip("203.0.113.67"), Action.BLOCK, 1));
        topics.tombstone(Topic.BLOCKLIST, ip("203.0.113.67"));
        topics.publishAborted(Topic.BLOCKLIST, decision(ip("203.0.113.68"), Action.BLOCK, 1));
        topics.publish(Topic.REVOCATIONS, decision(KEYRING.token("opaque"), Action.REVOKE, 1));

        // When
        try (Enforcer enforcer = enforcer()) {
            boolean ready = enforcer.awaitReady(PATIENCE);

            // Then
            assertThat(ready).isTrue();
            assertThat(kind(enforcer, "203.0.113.66")).isEqualTo(Kind.BLOCK);
            assertThat(kind(enforcer, "203.0.113.67")).isEqualTo(Kind.BLOCK);
            assertThat(kind(enforcer, "203.0.113.68")).isEqualTo(Kind.ALLOW);
            assertThat(enforcer.verdict(address("198.51.100.10"), "opaque").kind())
                    .isEqualTo(Kind.REVOKED);
            assertThat(enforcer.status()).isEqualTo(new ViewStatus(Duration.ZERO, false, 0, 3, 0));
        }
    }

    @Test
    void view_is_not_published_before_an_open_transaction_ahead_of_it_has_ended() throws Exception {
        // Given
        topics.publish(Topic.BLOCKLIST, decision(ip("203.0.113.66"), Action.BLOCK, 1));
        try (PublishedTopics.Open open = topics.begin(Topic.BLOCKLIST, decision(ip("203.0.113.67"), Action.BLOCK, 1));
                Enforcer enforcer = enforcer()) {
            Await.until(
                    "the end beyond the transaction is known",
                    PATIENCE,
                    () -> enforcer.status().lag() > 0);
            assertThatThrownBy(() -> kind(enforcer, "203.0.113.66")).isInstanceOf(EnforcerException.class);

            // When
            open.commit();

            // Then
            assertThat(enforcer.awaitReady(PATIENCE)).isTrue();
            assertThat(kind(enforcer, "203.0.113.67")).isEqualTo(Kind.BLOCK);
        }
    }

    @Test
    void live_decisions_are_applied_told_and_expire_locally() throws Exception {
        try (Enforcer enforcer = enforcer()) {
            // Given
            enforcer.awaitReady(PATIENCE);
            Decision block = decision(ip("2001:db8:0:7::/64"), Action.BLOCK, 2);

            // When
            topics.publish(Topic.BLOCKLIST, block);
            topics.publish(Topic.BLOCKLIST, decision(ip("2001:db8:0:7::/64"), Action.ALLOW, 1));
            topics.publish(Topic.REVOCATIONS, decision(KEYRING.token("opaque"), Action.REVOKE, 1));

            // Then
            Await.until("the block is in force", PATIENCE, () -> kind(enforcer, "2001:db8:0:7::9") == Kind.BLOCK);
            Await.until("the revocation is told", PATIENCE, () -> told.size() >= 2);
            assertThat(told).extracting(Decision::action).containsExactlyInAnyOrder(Action.BLOCK, Action.REVOKE);
            clock.advance(Decisions.LIFETIME);
            assertThat(kind(enforcer, "2001:db8:0:7::9")).isEqualTo(Kind.ALLOW);
        }
    }

    @Test
    void unreadable_records_are_skipped_and_counted() throws Exception {
        // Given
        topics.publish(Topic.BLOCKLIST, "ip:203.0.113.1", "{not json");
        topics.publish(Topic.BLOCKLIST, "no-subject", "{}");
        topics.publish(Topic.BLOCKLIST, decision(ip("not-an-address"), Action.BLOCK, 1));
        topics.publishUnder("ip:203.0.113.9", Topic.BLOCKLIST, decision(ip("203.0.113.66"), Action.BLOCK, 1));
        topics.publish(Topic.BLOCKLIST, decision(ip("203.0.113.2"), Action.BLOCK, 1));

        // When
        try (Enforcer enforcer = enforcer()) {
            enforcer.awaitReady(PATIENCE);

            // Then
            assertThat(enforcer.status().skipped()).isEqualTo(4);
            assertThat(kind(enforcer, "203.0.113.2")).isEqualTo(Kind.BLOCK);
            assertThat(kind(enforcer, "203.0.113.66")).isEqualTo(Kind.ALLOW);
        }
    }

    @Test
    void broker_away_view_stays_in_force_and_is_stale_until_it_comes_back() throws Exception {
        topics.publish(Topic.BLOCKLIST, decision(ip("203.0.113.66"), Action.BLOCK, 1));
        try (Enforcer enforcer = enforcer()) {
            // Given
            enforcer.awaitReady(PATIENCE);
            topics.close();
            String address = broker.bootstrapServers();
            broker.close();

            // When
            clock.advance(Duration.ofSeconds(11));

            // Then
            assertThat(enforcer.status().stale()).isTrue();
            assertThat(kind(enforcer, "203.0.113.66")).isEqualTo(Kind.BLOCK);

            // When
            int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
            broker = SandboxCluster.start(
                    SandboxSettings.defaults().withDirectory(directory).withPort(port));
            topics = new PublishedTopics(broker.bootstrapServers());
            topics.publish(Topic.BLOCKLIST, decision(ip("203.0.113.67"), Action.BLOCK, 1));

            // Then
            Await.until("the new block is in force", PATIENCE, () -> kind(enforcer, "203.0.113.67") == Kind.BLOCK);
            Await.until("the view is fresh", PATIENCE, () -> !enforcer.status().stale());
        }
    }

    @Test
    void a_listener_that_fails_does_not_stop_enforcement() throws Exception {
        try (Enforcer enforcer = Enforcer.builder(client(), KEYRING)
                .clock(clock)
                .listener(decision -> {
                    throw new IllegalStateException("refuses to listen");
                })
                .start()) {
            enforcer.awaitReady(PATIENCE);

            topics.publish(Topic.BLOCKLIST, decision(ip("203.0.113.66"), Action.BLOCK, 1));
            topics.publish(Topic.BLOCKLIST, decision(ip("203.0.113.67"), Action.BLOCK, 1));

            Await.until("the first is in force", PATIENCE, () -> kind(enforcer, "203.0.113.66") == Kind.BLOCK);
            Await.until("the second is in force", PATIENCE, () -> kind(enforcer, "203.0.113.67") == Kind.BLOCK);
        }
    }

    private Enforcer enforcer() {
        return Enforcer.builder(client(), KEYRING)
                .clock(clock)
                .listener(told::add)
                .start();
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static Kind kind(Enforcer enforcer, String address) {
        return enforcer.verdict(address(address), null).kind();
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow();
    }
}
