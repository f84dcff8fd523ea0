package io.sordini.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.sandbox.traffic.Gate.Refusal;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.event.EventScan;
import io.sordini.schemas.event.RequestEvent;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.BearerToken;
import io.sordini.schemas.subject.Network;
import io.sordini.testkit.Laws;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration LENGTH = Duration.ofSeconds(130);
    private static final Network ORDINARY = Network.parse("198.51.100.0/24").orElseThrow();
    private static final List<Network> ATTACKERS = List.of(
            Network.parse("203.0.113.0/24").orElseThrow(),
            Network.parse("2001:db8::/32").orElseThrow());

    @Test
    void same_seed_gives_same_bytes_in_order_of_time() {
        Laws.forAll(1, 3, RandomGenerator::nextLong, seed -> {
            List<TrafficEvent> first = take(seed, Gate.OPEN);
            List<TrafficEvent> second = take(seed, Gate.OPEN);

            assertThat(first).extracting(TrafficEvent::at).isSorted();
            assertThat(first.size()).isEqualTo(second.size());
            for (int i = 0; i < first.size(); i++) {
                assertThat(Arrays.equals(first.get(i).json(), second.get(i).json()))
                        .isTrue();
                assertThat(first.get(i)).hasToString(second.get(i).toString());
            }
        });
    }

    @Test
    void another_seed_gives_other_traffic() {
        assertThat(text(take(1, Gate.OPEN))).isNotEqualTo(text(take(2, Gate.OPEN)));
    }

    @Test
    void ordinary_users_never_exceed_a_limit_or_a_rule() {
        Laws.forAll(
                1,
                20,
                RandomGenerator::nextLong,
                seed -> byAddress(take(seed, Gate.OPEN), Label.ORDINARY).forEach((address, events) -> {
                    assertMost(events, e -> true, Duration.ofSeconds(1), 20);
                    assertMost(events, e -> true, Duration.ofMinutes(1), 600);
                    assertMost(events, e -> e.status() == 401, Duration.ofMinutes(1), 5);
                    assertMost(events, e -> e.status() == 404, Duration.ofMinutes(1), 10);
                }));
    }

    @Test
    void every_attack_appears_within_ten_seconds_and_from_its_own_addresses() {
        Laws.forAll(1, 3, RandomGenerator::nextLong, seed -> {
            Map<Label, Instant> seen = new EnumMap<>(Label.class);
            for (TrafficEvent event : take(seed, Gate.OPEN)) {
                seen.putIfAbsent(event.label(), event.at());
                Address client = Address.parse(event.client()).orElseThrow();
                boolean attacker = ATTACKERS.stream().anyMatch(network -> network.contains(client));
                assertThat(attacker).isEqualTo(event.label() != Label.ORDINARY);
                assertThat(ORDINARY.contains(client)).isEqualTo(event.label() == Label.ORDINARY);
            }
            assertThat(seen).containsOnlyKeys(Label.values());
            assertThat(seen.values()).allSatisfy(at -> assertThat(at).isBefore(START.plusSeconds(10)));
        });
    }

    @Test
    void one_scanner_asks_for_sensitive_files_and_another_for_many_missing_paths() {
        Map<String, Long> distinct = new HashMap<>();
        byAddress(take(1, Gate.OPEN), Label.SCANNER)
                .forEach((address, events) -> distinct.put(
                        address,
                        events.stream()
                                .filter(e -> e.status() == 404)
                                .filter(e -> e.at().isBefore(START.plusSeconds(15)))
                                .map(e -> read(e).path())
                                .distinct()
                                .count()));

        assertThat(distinct)
                .hasSize(2)
                .allSatisfy((address, paths) -> assertThat(paths).isGreaterThanOrEqualTo(10));
    }

    @Test
    void burst_goes_on_after_being_refused_and_names_the_decision() {
        Gate throttle =
                (client, token) -> client.text().equals("203.0.113.77") ? new Refusal("d-1", Action.THROTTLE) : null;

        List<TrafficEvent> burst = byAddress(take(1, throttle), Label.BURST).getOrDefault("203.0.113.77", List.of());

        assertThat(burst).hasSizeGreaterThan(100).allSatisfy(event -> {
            assertThat(event.status()).isEqualTo(429);
            assertThat(read(event).decision()).isEqualTo("d-1");
        });
        assertMoreThan(burst, Duration.ofSeconds(2), 80);
    }

    @Test
    void stolen_token_is_used_after_its_logout_until_the_gate_refuses() {
        // Given
        List<String> loggedOut = new ArrayList<>();
        Gate revoked = (client, token) ->
                token != null && loggedOut.contains(token) ? new Refusal("r-1", Action.REVOKE) : null;
        Traffic traffic = new Traffic(1, START, revoked);
        List<Integer> statuses = new ArrayList<>();

        // When
        while (traffic.nextAt().isBefore(START.plusSeconds(30))) {
            TrafficEvent event = traffic.next();
            RequestEvent request = read(event);
            if (request.path().equals("/logout")) {
                loggedOut.add(request.bearerToken().orElseThrow());
            }
            if (event.label() == Label.STOLEN_TOKEN) {
                statuses.add(event.status());
            }
        }

        // Then
        assertThat(statuses).startsWith(200, 403).hasSizeGreaterThan(10);
    }

    @Test
    void events_hold_what_masking_must_hide_and_readable_tokens() {
        List<TrafficEvent> events = take(1, Gate.OPEN);

        assertThat(text(events))
                .contains("hunter2", "S3cret%21", "4111 1111 1111 1111", "078-05-1120", "bob@example.com");
        assertThat(events.stream()
                        .flatMap(event -> read(event).bearerToken().stream())
                        .map(BearerToken::read))
                .isNotEmpty()
                .allSatisfy(token -> assertThat(token.jti()).isPresent());
    }

    @Test
    void an_event_does_not_say_who_made_it() {
        String text = text(take(1, Gate.OPEN));

        assertThat(text).doesNotContain("label", "brute-force", "stolen-token");
    }

    private static List<TrafficEvent> take(long seed, Gate gate) {
        Traffic traffic = new Traffic(seed, START, gate);
        List<TrafficEvent> events = new ArrayList<>();
        while (traffic.nextAt().isBefore(START.plus(LENGTH))) {
            events.add(traffic.next());
        }
        return events;
    }

    private static Map<String, List<TrafficEvent>> byAddress(List<TrafficEvent> events, Label label) {
        return events.stream()
                .filter(event -> event.label() == label)
                .collect(Collectors.groupingBy(TrafficEvent::client));
    }

    private static void assertMost(
            List<TrafficEvent> events, Predicate<TrafficEvent> counted, Duration within, int most) {
        assertThat(peak(events, counted, within)).isLessThanOrEqualTo(most);
    }

    private static void assertMoreThan(List<TrafficEvent> events, Duration within, int least) {
        assertThat(peak(events, event -> true, within)).isGreaterThan(least);
    }

    /** The most counted events in any stretch of time. */
    private static int peak(List<TrafficEvent> events, Predicate<TrafficEvent> counted, Duration within) {
        Deque<Instant> recent = new ArrayDeque<>();
        int peak = 0;
        for (TrafficEvent event : events) {
            if (counted.test(event)) {
                recent.addLast(event.at());
                while (!recent.getFirst().isAfter(event.at().minus(within))) {
                    recent.removeFirst();
                }
                peak = Math.max(peak, recent.size());
            }
        }
        return peak;
    }

    private static String text(List<TrafficEvent> events) {
        return events.stream()
                .map(event -> new String(event.json(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static RequestEvent read(TrafficEvent event) {
        SourceRecord source = new SourceRecord(
                Topic.REQUEST_EVENTS, event.client(), event.json(), event.at().toEpochMilli(), "traffic:1");
        return (RequestEvent) EventScan.read(source);
    }
}
