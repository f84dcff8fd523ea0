package io.sordini.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DecisionFeedTest {

    private static final Instant EVENT = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void latency_isFromTheEventThatFired_untilTheDecisionIsKnownHere() {
        assertThat(latency(DecisionChange.Type.CREATED, EVENT.plusMillis(85))).hasValue(85);
        assertThat(latency(DecisionChange.Type.REPLACED, EVENT)).hasValue(0);
    }

    @Test
    void latency_isUnknown_forPlayedLogs_differingClocks_andEnds() {
        assertThat(latency(DecisionChange.Type.CREATED, EVENT.plusSeconds(600))).isEmpty();
        assertThat(latency(DecisionChange.Type.CREATED, EVENT.minusMillis(1))).isEmpty();
        assertThat(latency(DecisionChange.Type.LIFTED, EVENT.plusMillis(85))).isEmpty();
    }

    @Test
    void latency_isUnknown_forWhatWasDecidedBeforeAnyoneFollowed() {
        assertThat(DecisionFeed.latencyMs(
                        change(DecisionChange.Type.CREATED), EVENT.plusMillis(1), EVENT.plusMillis(85)))
                .isEmpty();
    }

    private static OptionalLong latency(DecisionChange.Type type, Instant now) {
        return DecisionFeed.latencyMs(change(type), EVENT, now);
    }

    private static DecisionChange change(DecisionChange.Type type) {
        Evidence evidence = new Evidence(Map.of(), 6, EVENT.minusSeconds(5), EVENT, List.of());
        Subject client = new Subject(Scope.IP, "203.0.113.66");
        return new DecisionChange(
                type,
                EVENT,
                new Decision(
                        "id",
                        client,
                        Action.BLOCK,
                        "rule",
                        false,
                        "reason",
                        EVENT,
                        EVENT.plusSeconds(60),
                        0,
                        1,
                        "p",
                        List.of(),
                        null,
                        evidence));
    }
}
