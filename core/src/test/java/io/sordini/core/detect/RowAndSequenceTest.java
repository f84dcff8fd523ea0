package io.sordini.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Trait;
import io.sordini.schemas.signal.Traits;
import io.sordini.schemas.subject.Scope;
import io.sordini.testkit.Laws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowAndSequenceTest {

    private static final long HOUR = 3_600_000;

    private static final Rule ROW = Rules.of(
            Scope.USER,
            Fact.LOGIN_FAILED,
            new Condition.Consecutive(
                    3, Facts.of(Fact.LOGIN_SUCCEEDED), Duration.ofHours(12), Duration.ofMinutes(15), Trait.PASSWORD),
            Duration.ZERO);

    private static final Rule SEQUENCE = Rules.of(
            Scope.USER,
            Fact.MFA_SUCCEEDED,
            new Condition.Sequence(Facts.of(Fact.MFA_DENIED), Set.of(), 2, Duration.ofMinutes(10)),
            Duration.ofMinutes(1));

    private byte @Nullable [] state;
    private int events;

    private @Nullable Alarm see(Rule rule, long time, Fact fact, long password) {
        Traits traits = new Traits(0, 0, 0, 0, password, 0, 0, null);
        Signal signal = Rules.signal(time, Facts.of(fact), traits, "f:" + ++events);
        Verdict verdict = Detector.of(rule).examine(state, signal, time);
        state = verdict.state();
        return verdict.alarm();
    }

    private long waitAt(long time) {
        Alarm alarm = see(ROW, time, Fact.LOGIN_FAILED, 0);
        return alarm == null ? 0 : alarm.duration().toSeconds();
    }

    @Test
    void fromTheCountOnEachFailureWaitsTwiceAsLongUpToTheLongest() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            waits.add(waitAt(1000L * i));
        }
        assertThat(waits).containsExactly(0L, 0L, 60L, 120L, 240L, 480L, 900L, 900L, 900L);
        for (int i = 0; i < 200; i++) {
            assertThat(waitAt(20_000 + i)).isEqualTo(900);
        }
    }

    @Test
    void aSequenceThatWantsFewerThanAreRememberedForgetsTheRest() {
        Rule many = Rules.of(
                Scope.USER,
                Fact.MFA_SUCCEEDED,
                new Condition.Sequence(Facts.of(Fact.MFA_DENIED), Set.of(), 16, Duration.ofMinutes(10)),
                Duration.ofMinutes(1));
        for (int i = 0; i < 12; i++) {
            see(many, i, Fact.MFA_DENIED, 0);
        }
        int twelve = Objects.requireNonNull(state).length;

        for (int i = 0; i < 300; i++) {
            see(SEQUENCE, 100 + i, Fact.MFA_DENIED, 0);
        }
        assertThat(see(SEQUENCE, 500, Fact.MFA_SUCCEEDED, 0)).isNotNull();
        assertThat(Objects.requireNonNull(state)).hasSizeLessThan(twelve);
    }

    @Test
    void aSuccessOrALongPauseEndsTheRow() {
        waitAt(0);
        waitAt(1);
        assertThat(see(ROW, 2, Fact.LOGIN_SUCCEEDED, 0)).isNull();
        assertThat(state).isNull();
        assertThat(waitAt(3) + waitAt(4)).isZero();
        assertThat(waitAt(4 + 12 * HOUR)).isZero();
        assertThat(waitAt(5 + 12 * HOUR)).isZero();
        assertThat(waitAt(6 + 12 * HOUR)).isEqualTo(60);
    }

    @Test
    void theSameWrongPasswordAgainIsNoNewGuess() {
        for (int i = 0; i < 100; i++) {
            assertThat(see(ROW, i, Fact.LOGIN_FAILED, 7 + i % 2)).isNull();
        }
        assertThat(see(ROW, 200, Fact.LOGIN_FAILED, 99)).isNotNull();
    }

    /** Against a plain count. */
    @Test
    void law_theRowAgreesWithItsDefinition() {
        Laws.forAll(1, 200, random -> random.ints(80, 0, 4).toArray(), steps -> {
            state = null;
            long row = 0;
            long time = 0;
            for (int step : steps) {
                time += step == 3 ? 12 * HOUR : 1000;
                row = step == 0 ? 0 : step == 3 ? 1 : row + 1;
                Alarm alarm = see(ROW, time, step == 0 ? Fact.LOGIN_SUCCEEDED : Fact.LOGIN_FAILED, 0);
                assertThat(alarm != null).isEqualTo(row >= 3);
            }
        });
    }

    @Test
    void whatFollowsInTimeFires() {
        see(SEQUENCE, 0, Fact.MFA_DENIED, 0);
        assertThat(see(SEQUENCE, 1, Fact.MFA_SUCCEEDED, 0)).isNull();
        see(SEQUENCE, 2, Fact.MFA_DENIED, 0);

        Alarm alarm = Objects.requireNonNull(see(SEQUENCE, 600_000, Fact.MFA_SUCCEEDED, 0));

        assertThat(alarm.evidence().origins()).containsExactly("f:1", "f:3", "f:4");
        assertThat(alarm.evidence().arithmetic()).containsEntry("window_ms", 600_000L);
        assertThat(see(SEQUENCE, 600_001, Fact.MFA_SUCCEEDED, 0)).isNull();
    }

    @Test
    void whatFollowsTooLateOrAloneDoesNotFire() {
        assertThat(see(SEQUENCE, 0, Fact.MFA_SUCCEEDED, 0)).isNull();
        see(SEQUENCE, 1, Fact.MFA_DENIED, 0);
        see(SEQUENCE, 2, Fact.MFA_DENIED, 0);
        assertThat(see(SEQUENCE, 600_002, Fact.MFA_SUCCEEDED, 0)).isNull();
    }
}
