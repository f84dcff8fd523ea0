package io.sordini.core.decide;

import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.MapByteStore;
import io.sordini.core.Samples;
import io.sordini.core.TreeExpiryIndex;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.signal.Signaller;
import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionCodec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final int CAP = 1000;
    private static final Policy POLICY =
            PolicyReader.read("p.yaml", "name: narrow\nguards: {subjects: " + CAP + ", logouts_per_address: 5}\n");

    private final MapByteStore subjects = new MapByteStore();
    private final MapByteStore limits = new MapByteStore();
    private final TreeExpiryIndex expiries = new TreeExpiryIndex();
    private final Map<Crowding, Integer> crowdings = new EnumMap<>(Crowding.class);
    private final List<Decision> decisions = new ArrayList<>();
    private final Signaller signaller = new Signaller(POLICY, Samples.KEYS);
    private Decider decider = decider();
    private int events;

    private Decider decider() {
        return new Decider(
                POLICY,
                subjects,
                limits,
                expiries,
                limit -> {},
                crowding -> crowdings.merge(crowding, 1, Integer::sum));
    }

    private void take(io.sordini.schemas.SourceRecord record) {
        for (SubjectSignal signal : signaller.signals(record, record.timestamp())) {
            for (Publication made : decider.decide(signal.subject(), signal.signal(), record.timestamp())) {
                if (made.topic() == Topic.DECISIONS) {
                    decisions.add(DecisionCodec.decodeChange(Objects.requireNonNull(made.value()))
                            .decision());
                }
            }
        }
    }

    private void probe(String ip, String path, long time) {
        take(Samples.get(ip, path, 404, time, events++));
    }

    private long kept() {
        return subjects.entries.keySet().stream()
                .filter(key -> key.contains(":"))
                .count();
    }

    private List<Decision> about(String ip) {
        return decisions.stream()
                .filter(decision -> decision.subject().value().equals(ip) && decision.action() == Action.BLOCK)
                .toList();
    }

    @Test
    void law_aFloodOfSubjectsStaysBelowTheCapAndHidesNobody() {
        // Given
        for (int i = 0; i < 11; i++) {
            probe("192.0.2.1", "/early-" + i, T0 + i);
        }

        // When
        for (int i = 0; i < 200_000; i++) {
            probe("10." + (i >> 16) + "." + (i >> 8 & 0xff) + "." + (i & 0xff), "/x", T0 + 1000 + i);
            if (i > 100_000 && i % 500 == 0) {
                probe("203.0.113.66", "/secret-" + i, T0 + 1000 + i);
            }
            if (i % 5000 == 0) {
                assertThat(kept()).isLessThanOrEqualTo(CAP);
            }
        }

        // Then
        assertThat(kept()).isLessThanOrEqualTo(CAP);
        assertThat(expiries.entries).hasSize((int) kept());
        assertThat(subjects.entries.size() - kept()).isLessThanOrEqualTo(4096 + 3);
        assertThat(limits.entries.size()).isLessThanOrEqualTo(CAP);
        assertThat(about("203.0.113.66")).hasSize(1);
        assertThat(about("192.0.2.1")).hasSize(1);
        assertThat(subjects.entries).containsKey("ip:192.0.2.1");
        assertThat(crowdings.getOrDefault(Crowding.SUBJECT_REFUSED, 0)).isGreaterThan(190_000);
        assertThat(decisions.stream().filter(decision -> decision.rule().equals("state-guard")))
                .hasSize(1)
                .allSatisfy(alert -> assertThat(alert.action()).isEqualTo(Action.ALERT));
    }

    @Test
    void theSketchAndTheCountSurviveARestart() {
        for (int i = 0; i < 2000; i++) {
            probe("10.0." + (i >> 8) + "." + (i & 0xff), "/x", T0 + i);
        }
        probe("203.0.113.66", "/1", T0 + 3000);
        probe("203.0.113.66", "/2", T0 + 3001);
        assertThat(subjects.entries).doesNotContainKey("ip:203.0.113.66");

        decider = decider();
        probe("203.0.113.66", "/3", T0 + 3002);

        assertThat(subjects.entries).containsKey("ip:203.0.113.66");
        assertThat(kept()).isLessThanOrEqualTo(CAP);
    }

    @Test
    void logoutsOfOneAddressRevokeSoManyAndNoMore() {
        for (int i = 0; i < 8; i++) {
            String fields = "\"client_ip\":\"192.0.2.1\",\"session_id\":\"s" + i + "\"}";
            auth("{\"type\":\"login_succeeded\"," + fields, T0 + 10L * i);
            auth("{\"type\":\"logout\"," + fields, T0 + 10L * i + 5);
        }
        String other = "\"client_ip\":\"192.0.2.2\",\"session_id\":\"other\"}";
        auth("{\"type\":\"login_succeeded\"," + other, T0 + 100);
        auth("{\"type\":\"logout\"," + other, T0 + 105);

        assertThat(decisions.stream().filter(decision -> decision.action() == Action.REVOKE))
                .hasSize(6);
        assertThat(crowdings).containsEntry(Crowding.LOGOUT_REFUSED, 3);

        auth("{\"type\":\"logout\",\"client_ip\":\"192.0.2.1\",\"session_id\":\"s7\"}", T0 + 3_600_000);
        assertThat(decisions.stream().filter(decision -> decision.action() == Action.REVOKE))
                .hasSize(7);
    }

    private void auth(String json, long time) {
        take(Samples.event(Topic.AUTH_EVENTS, "192.0.2.1", json, time, events++));
    }
}
