package io.sordini.app.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.subject.Subject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionsInForceTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final DecisionFilter EVERY = new DecisionFilter(List.of(), null, null, null, null);

    private final DecisionsInForce decisions = new DecisionsInForce();

    @Test
    void lastEntryOfASubjectCounts_unlessItIsOverOrLifted() {
        listed(decision("ip:203.0.113.1", Action.THROTTLE, false, 60));
        listed(decision("ip:203.0.113.1", Action.BLOCK, false, 60));
        listed(decision("ip:203.0.113.2", Action.BLOCK, false, 0));
        listed(decision("ip:203.0.113.3", Action.BLOCK, false, 60));
        listed(decision("ip:203.0.113.3", Action.ALLOW, false, 60));
        listed(decision("ip:203.0.113.4", Action.BLOCK, false, 60));
        take("ip:203.0.113.4", null);

        assertThat(decisions.at(NOW, EVERY)).singleElement().satisfies(decision -> {
            assertThat(decision.subject().key()).isEqualTo("ip:203.0.113.1");
            assertThat(decision.action()).isEqualTo(Action.BLOCK);
        });
        assertThat(decisions.at(NOW.plusSeconds(60), EVERY)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsCountedAndLeavesTheRestInForce() {
        take("ip:203.0.113.1", "{}".getBytes(StandardCharsets.UTF_8));
        listed(decision("ip:203.0.113.2", Action.BLOCK, false, 60));
        take("ip:203.0.113.3", "\u001b".getBytes(StandardCharsets.UTF_8));

        assertThat(decisions.at(NOW, EVERY)).hasSize(1);
        StringWriter messages = new StringWriter();
        decisions.reportSkipped(new PrintWriter(messages, true));
        assertThat(messages.toString()).contains("left out 2 records of the topic blocklist");
    }

    @Test
    void historyTellsWhichShadowsAreInForce() {
        changed(decision("ip:203.0.113.1", Action.BLOCK, true, 60));
        changed(decision("ip:203.0.113.1", Action.THROTTLE, false, 60));
        changed(decision("ip:203.0.113.2", Action.BLOCK, false, 60));

        assertThat(decisions.at(NOW, EVERY)).singleElement().satisfies(decision -> {
            assertThat(decision.shadow()).isTrue();
            assertThat(decision.action()).isEqualTo(Action.BLOCK);
        });
    }

    private void listed(Decision decision) {
        take(decision.subject().key(), DecisionCodec.encode(decision));
    }

    private void take(String key, byte @Nullable [] value) {
        decisions.take(Topic.BLOCKLIST, record(key, value), DecisionsInForce::entry);
    }

    private void changed(Decision decision) {
        byte[] value = DecisionCodec.encode(new DecisionChange(DecisionChange.Type.CREATED, NOW, decision));
        decisions.take(Topic.DECISIONS, record(decision.subject().key(), value), DecisionsInForce::change);
    }

    @SuppressWarnings("NullAway") // a tombstone has no value
    private static ConsumerRecord<byte[], byte[]> record(String key, byte @Nullable [] value) {
        return new ConsumerRecord<>("any", 0, 0, key.getBytes(StandardCharsets.UTF_8), value);
    }

    private static Decision decision(String subject, Action action, boolean shadow, long seconds) {
        return new Decision(
                "id",
                Subject.parse(subject).orElseThrow(),
                action,
                "probing",
                shadow,
                "reason",
                NOW,
                NOW.plusSeconds(seconds),
                0,
                1,
                "p@1",
                List.of(),
                null,
                new Evidence(Map.of(), 1, NOW, NOW, List.of()));
    }
}
