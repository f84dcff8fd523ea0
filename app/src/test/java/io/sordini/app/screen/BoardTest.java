package io.sordini.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardTest {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Subject CLIENT = new Subject(Scope.IP, "203.0.113.66");

    private Instant now = START;
    private final Board board = new Board("watch", () -> now);

    @Test
    void rate_isWhatCameInTheLastSeconds_andWhatWasThereAtFirstIsNone() {
        // Given
        board.total("events", 1_000_000);

        // When
        for (int second = 1; second <= 70; second++) {
            now = START.plusSeconds(second);
            board.total("events", 1_000_000 + 30L * second);
        }

        // Then
        Snapshot.Flow flow = board.snapshot().flows().get(0);
        assertThat(flow.perSecond()).isEqualTo(30);
        assertThat(flow.total()).isEqualTo(1_002_100);
        assertThat(flow.lastMinute()).hasSize(60).containsOnly(30L);
    }

    @Test
    void lateReader_spreadsWhatCameOverTheTimeItTook() {
        // Given
        board.total("events", 0);

        // When
        now = START.plusSeconds(10);
        board.total("events", 200);

        // Then
        assertThat(board.snapshot().flows().get(0).lastMinute()).containsExactly(20L);
    }

    @Test
    void decision_isNewsOnce_andAgainWhenItIsAnother() {
        assertThat(board.inForce(decision(Action.THROTTLE, "a", 10))).isTrue();
        assertThat(board.inForce(decision(Action.THROTTLE, "a", 20))).isFalse();
        assertThat(board.inForce(decision(Action.BLOCK, "a", 20))).isTrue();
        assertThat(board.inForce(decision(Action.BLOCK, "b", 20))).isTrue();
        now = START.plusSeconds(30);
        assertThat(board.inForce(decision(Action.BLOCK, "b", 40))).isTrue();
    }

    @Test
    void inForce_isWhatHasNeitherExpiredNorBeenLifted() {
        // Given
        board.inForce(decision(Action.BLOCK, "a", 10));
        board.inForce(decision(Action.REVOKE, "logout", 60));

        // When
        now = START.plusSeconds(10);
        List<Snapshot.RuleCount> expired = board.snapshot().active();
        board.lifted(CLIENT, false);
        List<Snapshot.RuleCount> other = board.snapshot().active();
        board.lifted(CLIENT, true);

        // Then
        assertThat(expired).containsExactly(new Snapshot.RuleCount("revoke", "logout", 1));
        assertThat(other).isEqualTo(expired);
        assertThat(board.snapshot().active()).isEmpty();
    }

    private static Decision decision(Action action, String rule, int seconds) {
        Instant end = START.plus(Duration.ofSeconds(seconds));
        Evidence evidence = new Evidence(Map.of(), 1, START, START, List.of());
        return new Decision(
                "id", CLIENT, action, rule, false, "reason", START, end, 0, 1, "p", List.of(), null, evidence);
    }
}
