package io.sordini.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Condition.PerValue;
import io.sordini.core.policy.Condition.Share;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Trait;
import io.sordini.schemas.signal.Traits;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Place;
import io.sordini.schemas.subject.Scope;
import io.sordini.testkit.Laws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WindowDetectorTest {

    private static final Duration WITHIN = Duration.ofMinutes(10);

    private byte @Nullable [] state;
    private int events;

    private record Seen(long time, long user, long password, boolean failed) {}

    private static Rule rule(
            int count, int users, @Nullable PerValue perValue, @Nullable Share share, @Nullable Trait once) {
        Map<Trait, Integer> distinct = users == 0 ? Map.of() : Map.of(Trait.USER, users);
        Condition condition = new Condition.Window(WITHIN, count, distinct, perValue, share, once);
        return Rules.of(Scope.IP, Fact.LOGIN_FAILED, condition, Duration.ZERO);
    }

    private @Nullable Alarm see(Rule rule, Seen seen) {
        Traits traits = new Traits(
                0,
                0,
                seen.user,
                0,
                seen.password,
                0,
                0,
                Address.parse("192.0.2." + seen.user % 250).orElseThrow());
        Facts facts = seen.failed ? Facts.of(Fact.LOGIN_FAILED) : Facts.of(Fact.LOGIN_SUCCEEDED);
        Signal signal = Rules.signal(seen.time, facts, traits, "f:" + ++events);
        Verdict verdict = Detector.of(rule).examine(state, signal, seen.time);
        state = verdict.state();
        return verdict.alarm();
    }

    private @Nullable Alarm failed(Rule rule, long time, long user) {
        return see(rule, new Seen(time, user, 0, true));
    }

    @Test
    void theCountMustBeReachedWithinTheSpanAndItsEndDoesNotCount() {
        Rule three = rule(3, 0, null, null, null);
        assertThat(failed(three, 0, 1)).isNull();
        assertThat(failed(three, 1, 1)).isNull();
        assertThat(failed(three, WITHIN.toMillis(), 1)).isNull();
        assertThat(failed(three, WITHIN.toMillis(), 1)).isNotNull();
        assertThat(failed(three, WITHIN.toMillis(), 1)).isNull();
    }

    @Test
    void theEvidenceCountsAndNamesOriginsAndContributors() {
        Rule rule = rule(3, 2, null, null, null);
        failed(rule, 10, 1);
        failed(rule, 20, 1);

        Alarm alarm = Objects.requireNonNull(failed(rule, 40, 2));

        assertThat(alarm.evidence().arithmetic())
                .containsEntry("events", 3L)
                .containsEntry("count", 3L)
                .containsEntry("within_ms", 600_000L)
                .containsEntry("window_ms", 30L)
                .containsEntry("distinct_user", 2L);
        assertThat(alarm.evidence().origins()).containsExactly("f:1", "f:2", "f:3");
        assertThat(alarm.contributors())
                .containsExactly(
                        new Alarm.Contributor(Address.parse("192.0.2.1").orElseThrow(), "f:2"),
                        new Alarm.Contributor(Address.parse("192.0.2.2").orElseThrow(), "f:3"));
    }

    @Test
    void whoTookPartLongAgoNamesTheEventAtWhichItWasFound() {
        Rule rule = rule(50, 2, null, null, null);
        failed(rule, 10, 1);
        for (int i = 2; i < 50; i++) {
            failed(rule, 10L * i, 2);
        }

        Alarm alarm = Objects.requireNonNull(failed(rule, 500, 2));

        assertThat(alarm.evidence().origins()).hasSize(32).doesNotContain("f:1");
        assertThat(alarm.contributors()).extracting(Alarm.Contributor::origin).containsExactly("f:50", "f:50");
    }

    @Test
    void theSameWrongPasswordCountsOnceAndAnUnknownOneAlways() {
        Rule rule = rule(3, 0, null, null, Trait.PASSWORD);
        for (int i = 0; i < 50; i++) {
            assertThat(see(rule, new Seen(i, 1, 77, true))).isNull();
        }
        assertThat(see(rule, new Seen(60, 1, 0, true))).isNull();
        assertThat(see(rule, new Seen(61, 1, 0, true))).isNotNull();
    }

    @Test
    void aFloodOfOneKindDoesNotGrowTheState() {
        Rule rule = rule(25, 15, null, null, null);
        for (int i = 0; i < 5000; i++) {
            assertThat(failed(rule, i, 1)).isNull();
        }
        assertThat(Objects.requireNonNull(state)).hasSizeLessThan(50 * 34 + 32 * 10 + 20);
    }

    /** Against the definition over a plain list of everything that was seen. */
    @Test
    void law_theWindowAgreesWithItsDefinition() {
        PerValue perValue = new PerValue(Trait.USER, 1, 2, 80);
        Share share = new Share(Fact.LOGIN_FAILED, 60);
        Laws.forAll(1, 300, WindowDetectorTest::traffic, traffic -> {
            for (Rule rule : List.of(
                    rule(6, 0, null, null, null),
                    rule(6, 4, null, null, null),
                    rule(6, 3, perValue, null, null),
                    rule(6, 0, null, share, null),
                    rule(4, 0, null, null, Trait.PASSWORD))) {
                state = null;
                List<Seen> kept = new ArrayList<>();
                for (Seen seen : traffic) {
                    assertThat(see(rule, seen) != null)
                            .isEqualTo(expected((Condition.Window) rule.condition(), kept, seen));
                }
            }
        });
    }

    private static List<Seen> traffic(Random random) {
        List<Seen> traffic = new ArrayList<>();
        long time = 1000;
        for (int i = 0; i < 60; i++) {
            time += random.nextInt(200_000);
            traffic.add(new Seen(time, 1 + random.nextInt(8), random.nextInt(5), random.nextInt(4) > 0));
        }
        return traffic;
    }

    private static boolean expected(Condition.Window window, List<Seen> kept, Seen seen) {
        kept.removeIf(old -> old.time <= seen.time - WITHIN.toMillis());
        if (window.once() != null
                && seen.password != 0
                && kept.stream().anyMatch(old -> old.password == seen.password)) {
            return false;
        }
        kept.add(seen);
        while (kept.size() > 16) {
            kept.remove(0);
        }
        Map<Long, Integer> users = new HashMap<>();
        kept.forEach(one -> users.merge(one.user, 1, Integer::sum));
        boolean fires = kept.size() >= window.count()
                && users.size() >= window.distinct().getOrDefault(Trait.USER, 0)
                && (window.perValue() == null
                        || users.values().stream().filter(n -> n <= 2).count() * 100 / users.size() >= 80)
                && (window.share() == null || kept.stream().filter(Seen::failed).count() * 100 >= 60L * kept.size());
        if (fires) {
            kept.clear();
        }
        return fires;
    }

    @Test
    void law_theStateSurvivesItsBinaryForm() {
        Laws.forAll(1, 100, WindowDetectorTest::traffic, traffic -> {
            Rule rule = rule(200, 4, null, null, Trait.ATTEMPT);
            state = null;
            for (Seen seen : traffic) {
                see(rule, seen);
                byte[] bytes = Objects.requireNonNull(state);
                assertThat(WindowState.decode(bytes).encode()).isEqualTo(bytes);
            }
        });
    }

    @Test
    void whoIsFastEnoughHasTravelledAndOthersHaveNot() {
        Condition condition = new Condition.Window(
                Duration.ofHours(12), 2, Map.of(), null, null, null, null, new Condition.Travel(500, 1000));
        Rule rule = Rules.of(Scope.USER, Fact.LOGIN_SUCCEEDED, condition, Duration.ZERO);

        assertThat(login(rule, 0, "52.52", "13.405")).isNull();
        assertThat(login(rule, 7 * 3_600_000, "40.7128", "-74.006")).isNull(); // 6385 km, 912 km/h
        Alarm alarm = Objects.requireNonNull(login(rule, 10 * 3_600_000, "52.52", "13.405"));

        assertThat(alarm.evidence().arithmetic()).containsEntry("kilometres", 6385L);
    }

    private @Nullable Alarm login(Rule rule, long time, String latitude, String longitude) {
        long place = Place.parse(latitude, longitude).orElseThrow().bits();
        Traits traits = new Traits(0, 0, 0, 0, 0, 0, place, null);
        Signal signal = Rules.signal(time, Facts.of(Fact.LOGIN_SUCCEEDED), traits, "f:" + ++events);
        Verdict verdict = Detector.of(rule).examine(state, signal, time);
        state = verdict.state();
        return verdict.alarm();
    }
}
