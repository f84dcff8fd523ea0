package io.sordini.enforcer;

import static io.sordini.enforcer.Decisions.KEYRING;
import static io.sordini.enforcer.Decisions.decision;
import static io.sordini.enforcer.Decisions.ip;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.enforcer.Verdict.Kind;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewTest {

    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9."
            + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("{\"sub\":\"bob\",\"jti\":\"token-1\"}".getBytes(StandardCharsets.UTF_8))
            + ".c2lnbmF0dXJl";

    private final View view = new View();

    @Test
    void unknown_address_is_allowed() {
        assertThat(kind("203.0.113.66")).isEqualTo(Kind.ALLOW);
    }

    @Test
    void verdict_says_why_and_until_when() {
        Decision throttle = decision(ip("203.0.113.66"), Action.THROTTLE, 1);
        view.of(Topic.BLOCKLIST).put(throttle);

        Verdict verdict = verdict("203.0.113.66", null);

        assertThat(verdict)
                .isEqualTo(new Verdict(
                        Kind.THROTTLE,
                        throttle.reason(),
                        throttle.rule(),
                        throttle.id(),
                        throttle.expiresAt(),
                        java.time.Duration.ofMillis(2_500)));
    }

    @Test
    void lower_or_equal_version_is_ignored() {
        Entries blocklist = view.of(Topic.BLOCKLIST);
        blocklist.put(decision(ip("203.0.113.66"), Action.BLOCK, 5));

        boolean equal = blocklist.put(decision(ip("203.0.113.66"), Action.ALLOW, 5));
        boolean lower = blocklist.put(decision(ip("203.0.113.66"), Action.ALLOW, 4));

        assertThat(equal || lower).isFalse();
        assertThat(kind("203.0.113.66")).isEqualTo(Kind.BLOCK);
    }

    @Test
    void allow_of_a_higher_version_lifts() {
        view.of(Topic.BLOCKLIST).put(decision(ip("203.0.113.66"), Action.BLOCK, 5));

        view.of(Topic.BLOCKLIST).put(decision(ip("203.0.113.66"), Action.ALLOW, 6));

        assertThat(kind("203.0.113.66")).isEqualTo(Kind.ALLOW);
    }

    @Test
    void tombstone_clears_up_behind_a_decision_that_has_ended_and_ends_none() {
        // Given
        Decision block = decision(ip("203.0.113.66"), Action.BLOCK, 5);
        Instant last = block.expiresAt().minusMillis(1);
        view.of(Topic.BLOCKLIST).put(block);

        // When
        view.of(Topic.BLOCKLIST).remove(ip("203.0.113.66"), last);

        // Then
        assertThat(view.verdict(Caller.of(Address.parse("203.0.113.66").orElseThrow(), null), KEYRING, last)
                        .kind())
                .isEqualTo(Kind.BLOCK);
        view.clearUp(last);
        assertThat(view.size()).isEqualTo(1);
        view.clearUp(block.expiresAt());
        assertThat(view.size()).isZero();
    }

    @Test
    void decision_after_an_early_tombstone_stays() {
        // Given
        Decision block = decision(ip("203.0.113.66"), Action.BLOCK, 5);
        view.of(Topic.BLOCKLIST).put(block);
        view.of(Topic.BLOCKLIST).remove(ip("203.0.113.66"), block.createdAt());

        // When
        view.of(Topic.BLOCKLIST).put(decision(ip("203.0.113.66"), Action.BLOCK, 6));
        view.clearUp(block.expiresAt());

        // Then
        assertThat(view.size()).isEqualTo(1);
    }

    @Test
    void ipv6_address_is_found_by_its_64_bit_network() {
        view.of(Topic.BLOCKLIST).put(decision(ip("2001:db8:0:7::/64"), Action.BLOCK, 1));

        assertThat(kind("2001:db8:0:7:aaaa::1")).isEqualTo(Kind.BLOCK);
        assertThat(kind("2001:db8:0:8::1")).isEqualTo(Kind.ALLOW);
    }

    @Test
    void block_beats_throttle_of_a_wider_or_narrower_network() {
        view.of(Topic.BLOCKLIST).put(decision(ip("203.0.113.66"), Action.THROTTLE, 1));
        view.of(Topic.BLOCKLIST).put(decision(new Subject(Scope.RANGE, "203.0.113.0/24"), Action.BLOCK, 1));

        assertThat(kind("203.0.113.66")).isEqualTo(Kind.BLOCK);
        assertThat(kind("203.0.113.1")).isEqualTo(Kind.BLOCK);
        assertThat(kind("203.0.114.1")).isEqualTo(Kind.ALLOW);
    }

    @Test
    void a_block_of_the_lowest_ipv6_network_spares_ipv4() {
        view.of(Topic.BLOCKLIST).put(decision(Address.parse("::1").orElseThrow().subject(), Action.BLOCK, 1));

        assertThat(kind("::1")).isEqualTo(Kind.BLOCK);
        assertThat(kind("198.51.100.10")).isEqualTo(Kind.ALLOW);
    }

    @Test
    void shadow_decision_is_not_enforced() {
        Decision d = decision(ip("203.0.113.66"), Action.BLOCK, 1);
        view.of(Topic.BLOCKLIST)
                .put(new Decision(
                        d.id(),
                        d.subject(),
                        d.action(),
                        d.rule(),
                        true,
                        d.reason(),
                        d.createdAt(),
                        d.expiresAt(),
                        0,
                        1,
                        d.policyVersion(),
                        d.labels(),
                        null,
                        d.evidence()));

        assertThat(kind("203.0.113.66")).isEqualTo(Kind.ALLOW);
    }

    @Test
    void token_revoked_as_a_whole_is_refused_and_another_is_not() {
        view.of(Topic.REVOCATIONS).put(decision(KEYRING.token(TOKEN), Action.REVOKE, 1));

        assertThat(verdict("198.51.100.10", TOKEN).kind()).isEqualTo(Kind.REVOKED);
        assertThat(verdict("198.51.100.10", TOKEN + "x").kind()).isEqualTo(Kind.ALLOW);
        assertThat(verdict("198.51.100.10", null).kind()).isEqualTo(Kind.ALLOW);
    }

    @Test
    void token_revoked_by_its_id_is_refused_even_from_a_blocked_address() {
        view.of(Topic.REVOCATIONS).put(decision(KEYRING.tokenId("token-1"), Action.REVOKE, 1));
        view.of(Topic.BLOCKLIST).put(decision(ip("203.0.113.66"), Action.BLOCK, 1));

        assertThat(verdict("203.0.113.66", TOKEN).kind()).isEqualTo(Kind.REVOKED);
    }

    @Test
    void decision_ends_exactly_when_it_expires() {
        Decision block = decision(ip("203.0.113.66"), Action.BLOCK, 1);
        view.of(Topic.BLOCKLIST).put(block);
        Address address = Address.parse("203.0.113.66").orElseThrow();

        assertThat(view.verdict(
                                Caller.of(address, null),
                                KEYRING,
                                block.expiresAt().minusMillis(1))
                        .kind())
                .isEqualTo(Kind.BLOCK);
        assertThat(view.verdict(Caller.of(address, null), KEYRING, block.expiresAt())
                        .kind())
                .isEqualTo(Kind.ALLOW);
    }

    @Test
    void users_sessions_and_keys_are_looked_up_where_they_are_known() {
        view.of(Topic.BLOCKLIST).put(decision(KEYRING.user("Alice"), Action.CHALLENGE, 1));
        view.of(Topic.BLOCKLIST).put(decision(KEYRING.session("s1"), Action.CHALLENGE, 1));
        view.of(Topic.REVOCATIONS).put(decision(KEYRING.session("s2"), Action.REVOKE, 1));
        view.of(Topic.REVOCATIONS).put(decision(KEYRING.apiKey("k1"), Action.REVOKE, 1));

        assertThat(kind("192.0.2.1", " alice", null, null)).isEqualTo(Kind.CHALLENGE);
        assertThat(kind("192.0.2.1", "bob", null, null)).isEqualTo(Kind.ALLOW);
        assertThat(kind("192.0.2.1", null, "s1", null)).isEqualTo(Kind.CHALLENGE);
        assertThat(kind("192.0.2.1", "alice", "s2", null)).isEqualTo(Kind.REVOKED);
        assertThat(kind("192.0.2.1", null, null, "k1")).isEqualTo(Kind.REVOKED);
        assertThat(kind("192.0.2.1", "", " ", "k2")).isEqualTo(Kind.ALLOW);
    }

    @Test
    void a_decision_against_a_user_spares_the_networks_that_it_names() {
        Subject alice = KEYRING.user("alice");
        view.of(Topic.BLOCKLIST).put(sparing(alice, 1, List.of("192.0.2.0/24", "2001:db8::/48", "nonsense")));

        assertThat(kind("192.0.2.200", "alice", null, null)).isEqualTo(Kind.ALLOW);
        assertThat(kind("2001:db8::1", "alice", null, null)).isEqualTo(Kind.ALLOW);
        assertThat(kind("192.0.3.1", "alice", null, null)).isEqualTo(Kind.CHALLENGE);

        view.of(Topic.BLOCKLIST).put(sparing(alice, 2, List.of()));
        assertThat(kind("192.0.2.200", "alice", null, null)).isEqualTo(Kind.CHALLENGE);
    }

    private static Decision sparing(Subject subject, long version, List<String> except) {
        Decision plain = decision(subject, Action.CHALLENGE, version);
        return new Decision(
                plain.id(),
                subject,
                plain.action(),
                plain.rule(),
                plain.shadow(),
                plain.reason(),
                plain.createdAt(),
                plain.expiresAt(),
                plain.retryAfterMs(),
                version,
                plain.policyVersion(),
                plain.labels(),
                plain.actor(),
                except,
                plain.cause(),
                plain.evidence());
    }

    private Kind kind(String address, @Nullable String user, @Nullable String session, @Nullable String key) {
        Caller caller = new Caller(Address.parse(address).orElseThrow(), null, user, session, key);
        return view.verdict(caller, KEYRING, ManualClock.START).kind();
    }

    private Kind kind(String address) {
        return verdict(address, null).kind();
    }

    private Verdict verdict(String address, @Nullable String token) {
        return view.verdict(Caller.of(Address.parse(address).orElseThrow(), token), KEYRING, ManualClock.START);
    }
}
