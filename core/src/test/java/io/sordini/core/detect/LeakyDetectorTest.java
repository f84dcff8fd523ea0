package io.sordini.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.decision.Evidence;
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
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The boundary cases are those measured with CrowdSec's engine for a bucket of capacity 5 that leaks one in 10 s. */
class LeakyDetectorTest {

    private static final long T0 = 1_769_860_800_000L;

    private byte @Nullable [] state;
    private int events;

    private static Rule rule(@Nullable Trait distinct, Duration suppress) {
        return Rules.of(
                Scope.IP, Fact.LOGIN_FAILED, new Condition.Leaky(5, Duration.ofSeconds(10), distinct), suppress);
    }

    private @Nullable Evidence pour(Rule rule, long seconds, long path) {
        return pourAt(rule, T0 + seconds * 1000, path);
    }

    private @Nullable Evidence pourAt(Rule rule, long time, long path) {
        Traits traits = new Traits(path, 0, 0, 0, 0, 0, 0, null);
        Signal signal = Rules.signal(time, Facts.of(Fact.LOGIN_FAILED), traits, "f:" + ++events);
        Verdict verdict = Detector.of(rule).examine(state, signal, time);
        state = verdict.state();
        return verdict.alarm() == null ? null : verdict.alarm().evidence();
    }

    private @Nullable Evidence plain(long seconds) {
        return pour(rule(null, Duration.ofMinutes(1)), seconds, 0);
    }

    private void fill(long seconds) {
        for (int i = 0; i < 5; i++) {
            assertThat(plain(seconds)).isNull();
        }
    }

    @Test
    void theSixthAtOnceOverflows() {
        fill(0);

        assertThat(plain(0)).isNotNull();
    }

    @Test
    void fiveThenOneAtNineSecondsOverflowsAndAtTenDoesNot() {
        fill(0);
        assertThat(plain(9)).isNotNull();

        state = null;
        fill(0);
        assertThat(plain(10)).isNull();
    }

    @Test
    void onePerNineSecondsOverflowsExactlyAtEvent42() {
        for (int event = 1; event < 42; event++) {
            assertThat(plain(9L * event)).as("event %d", event).isNull();
        }
        assertThat(plain(9L * 42)).isNotNull();
    }

    /** As its neighbours, in milliseconds: what is too early by one of them overflows. */
    @Test
    void aMillisecondDecides() {
        Rule rule = rule(null, Duration.ofMinutes(1));
        fill(0);
        assertThat(pourAt(rule, T0 + 9_999, 0)).isNotNull();

        state = null;
        fill(0);
        assertThat(pourAt(rule, T0 + 10_000, 0)).isNull();
        assertThat(pourAt(rule, T0 + 19_999, 0)).isNotNull();
    }

    @Test
    void twelveAtOnceOverflowOnce_andAgainAMinuteLater() {
        // Given bursts of six, the first of twelve, as the engine was given them
        List<Long> overflows = new ArrayList<>();
        for (long second : List.of(0L, 0L, 30L, 59L, 60L, 61L)) {
            for (int i = 0; i < 6; i++) {
                if (plain(second) != null) {
                    overflows.add(second);
                }
            }
        }

        // Then
        assertThat(overflows).containsExactly(0L, 60L);
    }

    @Test
    void fiveBeforeAMinuteOfIdlenessAreForgotten() {
        fill(0);
        for (int i = 0; i < 5; i++) {
            assertThat(plain(61)).isNull();
        }

        assertThat(plain(62)).isNotNull();
        assertThat(plain(62)).isNull();
    }

    @Test
    void elevenDifferentPathsInTenSecondsAreTenAndOneThatLeaked() {
        Rule probing = Rules.of(
                Scope.IP,
                Fact.LOGIN_FAILED,
                new Condition.Leaky(10, Duration.ofSeconds(10), Trait.PATH),
                Duration.ofMinutes(5));
        for (int path = 0; path <= 10; path++) {
            assertThat(pour(probing, path, 1 + path)).isNull();
        }
        assertThat(pour(probing, 10, 1)).as("a path that is known").isNull();

        assertThat(pour(probing, 10, 12)).isNotNull();
    }

    @Test
    void onePerTenSecondsNeverOverflows() {
        for (int event = 1; event < 2000; event++) {
            assertThat(plain(10L * event)).isNull();
        }
    }

    @Test
    void anIdleBucketIsFreshWithItsDistinctValues() {
        Rule distinct = rule(Trait.PATH, Duration.ofMinutes(1));
        for (int path = 1; path <= 5; path++) {
            assertThat(pour(distinct, 0, path)).isNull();
        }
        for (int path = 1; path <= 5; path++) {
            assertThat(pour(distinct, 60, path)).isNull();
        }
        assertThat(pour(distinct, 60, 6)).isNotNull();
    }

    @Test
    void distinctValuesAreStillKnownShortlyBeforeTheBucketIsIdle() {
        Rule distinct = rule(Trait.PATH, Duration.ofMinutes(1));
        for (int path = 1; path <= 5; path++) {
            pour(distinct, 0, path);
        }
        for (int path = 1; path <= 5; path++) {
            pourAt(distinct, T0 + 59_999, path);
        }

        assertThat(pourAt(distinct, T0 + 59_999, 6)).isNull();
    }

    @Test
    void repeatsOfADistinctValueDoNotPour() {
        Rule distinct = rule(Trait.PATH, Duration.ofMinutes(1));
        for (int i = 0; i < 100; i++) {
            assertThat(pour(distinct, 0, 1 + i % 5)).isNull();
        }
        assertThat(pour(distinct, 0, 6)).isNotNull();
    }

    @Test
    void aRepeatIsHiddenStrictlyBeforeTheEndOfSuppression() {
        // Given an overflow at 0 s
        fill(0);
        assertThat(plain(0)).isNotNull();
        Rule rule = rule(null, Duration.ofMinutes(1));

        // When the bucket overflows again at +59.999 s and at +60 s
        Evidence early = null;
        for (int i = 0; i < 6; i++) {
            early = pourAt(rule, T0 + 59_999, 0);
        }
        Evidence late = null;
        for (int i = 0; i < 6; i++) {
            late = pourAt(rule, T0 + 60_000, 0);
        }

        // Then
        assertThat(early).isNull();
        assertThat(late).isNotNull();
    }

    @Test
    void theBucketIsDestroyedByItsOverflow() {
        Rule rule = rule(null, Duration.ZERO);
        List<Integer> overflows = new ArrayList<>();
        for (int event = 1; event <= 18; event++) {
            if (pour(rule, 0, 0) != null) {
                overflows.add(event);
            }
        }
        assertThat(overflows).containsExactly(6, 12, 18);
    }

    @Test
    void theEvidenceIsTheArithmeticAndTheOrigins() {
        fill(0);

        Evidence evidence = Objects.requireNonNull(plain(9));

        assertThat(evidence.arithmetic())
                .containsEntry("capacity", 5L)
                .containsEntry("leak_ms", 10_000L)
                .containsEntry("room_ms", 9_000L)
                .containsEntry("events", 6L)
                .containsEntry("window_ms", 9_000L);
        assertThat(evidence.events()).isEqualTo(6);
        assertThat(evidence.origins()).containsExactly("f:1", "f:2", "f:3", "f:4", "f:5", "f:6");
    }

    @Test
    void onlyTheLast32OriginsAndABoundedSetOfValuesAreKept() {
        Rule distinct = rule(Trait.PATH, Duration.ofMinutes(1));
        for (int i = 0; i < 1000; i++) {
            pour(distinct, 10L * i, i);
        }
        assertThat(LeakyState.decode(Objects.requireNonNull(state)).origins.list())
                .hasSize(32)
                .endsWith("f:1000");
        assertThat(state).hasSizeLessThan(1200);
    }

    @Test
    void law_theStateSurvivesItsBinaryForm() {
        Laws.forAll(1, 200, LeakyDetectorTest::randomState, example -> {
            byte[] bytes = example.encode();
            assertThat(LeakyState.decode(bytes).encode()).isEqualTo(bytes);
        });
    }

    /** Against the definition in exact fractions: tokens in units of one event, as a list of pours. */
    @Test
    void law_theBucketAgreesWithTheTokenBucketItIsDefinedBy() {
        Rule rule = rule(null, Duration.ZERO);
        Laws.forAll(1, 200, random -> random.ints(60, 0, 12_000).toArray(), gaps -> {
            state = null;
            long time = T0;
            long used = 0; // milliseconds of debt of an equivalent queue
            long last = T0;
            for (int gap : gaps) {
                time += gap;
                used = Math.max(0, used - (time - last)) + 10_000;
                last = time;
                boolean overflow = used > 50_000;
                used = overflow ? 0 : used;
                assertThat(pourAt(rule, time, 0) != null).isEqualTo(overflow);
            }
        });
    }

    private static LeakyState randomState(Random random) {
        LeakyState state = new LeakyState();
        state.restart(random.nextLong(), random.nextLong());
        state.silentUntil = random.nextLong();
        for (int i = random.nextInt(80); i > 0; i--) {
            state.pour("ö".repeat(random.nextInt(96)) + i, random.nextLong());
            state.distinct.add(random.nextLong(), 64);
        }
        return state;
    }
}
