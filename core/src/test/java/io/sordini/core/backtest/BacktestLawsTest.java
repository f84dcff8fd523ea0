package io.sordini.core.backtest;

import static io.sordini.core.Samples.T0;
import static io.sordini.core.backtest.Histories.compared;
import static io.sordini.core.backtest.Histories.guessing;
import static io.sordini.core.backtest.Histories.policy;
import static io.sordini.core.backtest.Histories.probing;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.SourceRecord;
import io.sordini.testkit.Laws;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BacktestLawsTest {

    private static final int CASES = 25;

    /** Two policies and a history. */
    private record Case(Policy before, Policy after, List<SourceRecord> history) {
        @Override
        public String toString() {
            return before.label() + ", " + after.label() + " over " + history;
        }
    }

    private static Case cases(Random random) {
        if (random.nextInt(8) > 0) {
            return new Case(anyPolicy(random), anyPolicy(random), Histories.traffic(random));
        }
        return new Case( // the same, a bit sooner or later
                policy(probing(2 + random.nextInt(5), "block", "1h", "enforce")),
                policy(probing(2 + random.nextInt(5), "block", "1h", "enforce")),
                Histories.probes("192.0.2.1", 8, T0));
    }

    private static Policy anyPolicy(Random random) {
        List<String> rules = new ArrayList<>();
        String action = List.of("block", "throttle", "challenge", "alert").get(random.nextInt(4));
        String mode = random.nextInt(4) == 0 ? "shadow" : "enforce";
        rules.add(probing(2 + random.nextInt(3), action, 10 * (1 + random.nextInt(2)) + "m", mode));
        if (random.nextBoolean()) {
            rules.add(guessing(2 + random.nextInt(3)));
        }
        return random.nextInt(6) == 0 ? PolicyReader.defaults() : policy(rules.toArray(String[]::new));
    }

    @Test
    void law_thePolicyDoesNotDifferFromItself() {
        AtomicLong decisions = new AtomicLong();
        Laws.forAll(1, CASES, BacktestLawsTest::cases, some -> {
            Comparison same = compared(some.before, some.before, some.history);

            assertThat(same.differences()).isEmpty();
            assertThat(same.subjects()).isEmpty();
            assertThat(same.enforced().different()).isZero();
            assertThat(same.shadow().different()).isZero();
            decisions.addAndGet(same.enforced().of(Change.SAME));
            assertThat(same.enforced().before() + same.shadow().before())
                    .isEqualTo(same.before().outcomes().size());
        });
        assertThat(decisions).hasPositiveValue();
    }

    @Test
    void law_swappingThePoliciesTurnsEveryChangeAround() {
        Set<Change> seen = EnumSet.noneOf(Change.class);
        Laws.forAll(1000, 2 * CASES, BacktestLawsTest::cases, some -> {
            Comparison there = compared(some.before, some.after, some.history);
            Comparison back = compared(some.after, some.before, some.history);

            assertThat(back.differences())
                    .containsExactlyElementsOf(there.differences().stream()
                            .map(BacktestLawsTest::turned)
                            .toList());
            Map<String, Change> turned = new TreeMap<>();
            changes(there).forEach((subject, change) -> turned.put(subject, change.opposite()));
            assertThat(changes(back)).isEqualTo(turned);
            for (Change change : Change.values()) {
                assertThat(back.enforced().of(change.opposite()))
                        .isEqualTo(there.enforced().of(change));
            }
            there.differences().forEach(difference -> seen.add(difference.change()));
        });
        assertThat(seen).as("kinds of change in the cases").hasSize(Change.values().length - 1);
    }

    private static Difference turned(Difference difference) {
        return new Difference(
                difference.matter(),
                difference.change().opposite(),
                /* before= */ difference.after(),
                /* after= */ difference.before());
    }

    private static Map<String, Change> changes(Comparison comparison) {
        Map<String, Change> changes = new TreeMap<>();
        comparison.subjects().forEach(subject -> changes.put(subject.subject(), subject.change()));
        return changes;
    }

    @Test
    void law_everyMatterIsCountedOnceAndDifferencesAreWhatIsCounted() {
        Laws.forAll(2000, CASES, BacktestLawsTest::cases, some -> {
            Comparison comparison = compared(some.before, some.after, some.history);
            Map<RuleKey, Map<Change, Long>> listed = new TreeMap<>();
            comparison
                    .differences()
                    .forEach(difference -> listed.computeIfAbsent(
                                    new RuleKey(
                                            difference.matter().rule(),
                                            difference.matter().shadow()),
                                    rule -> new EnumMap<>(Change.class))
                            .merge(difference.change(), 1L, Long::sum));
            comparison.rules().forEach((rule, tally) -> {
                Map<Change, Long> changes = listed.getOrDefault(rule, Map.of());
                for (Change change : EnumSet.complementOf(EnumSet.of(Change.SAME))) {
                    assertThat(tally.of(change)).isEqualTo(changes.getOrDefault(change, 0L));
                }
                assertThat(tally.before())
                        .isEqualTo(tally.different() + tally.of(Change.SAME) - tally.of(Change.GAINED));
                assertThat(tally.after()).isEqualTo(tally.different() + tally.of(Change.SAME) - tally.of(Change.LOST));
            });
        });
    }

    @Test
    void law_theSameInputGivesTheSameComparison() {
        Laws.forAll(3000, CASES, BacktestLawsTest::cases, some -> {
            Comparison once = compared(some.before, some.after, some.history);
            Comparison again = compared(some.before, some.after, some.history);

            assertThat(again.differences()).isEqualTo(once.differences());
            assertThat(again.subjects()).isEqualTo(once.subjects());
        });
    }

    private static List<SourceRecord> apart(Random random) {
        List<SourceRecord> history = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long time = T0 + 700L * i;
            history.add(
                    random.nextBoolean()
                            ? Samples.get("192.0.2." + random.nextInt(3), "/p" + random.nextInt(90), 404, time, i)
                            : Samples.login("198.51.100." + random.nextInt(3), "u" + i, 404, time, i));
        }
        return history;
    }

    @Test
    void law_aChangedThresholdListsThatRuleOnly_whereNoOtherRuleConcernsItsSubjects() {
        Laws.forAll(4000, CASES, BacktestLawsTest::apart, history -> {
            Comparison comparison = compared(
                    policy(probing(2, "block", "1h", "enforce"), guessing(3)),
                    policy(probing(4, "block", "1h", "enforce"), guessing(3)),
                    history);

            assertThat(comparison.rules()).hasSize(2);
            assertThat(comparison.differences())
                    .isNotEmpty()
                    .allSatisfy(
                            difference -> assertThat(difference.matter().rule()).isEqualTo("probing"));
        });
    }
}
