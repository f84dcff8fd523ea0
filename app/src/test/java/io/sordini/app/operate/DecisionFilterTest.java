package io.sordini.app.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionFilterTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "ip:203.0.113.7, ip:203.0.113.7, true",
        "ip:203.0.113.7, range:203.0.113.0/24, true",
        "range:203.0.113.0/24, ip:203.0.113.7, true",
        "range:203.0.113.0/24, range:203.0.0.0/16, true",
        "ip:203.0.113.7, ip:203.0.113.8, false",
        "ip:203.0.113.7, range:198.51.100.0/24, false",
        "ip:203.0.113.7, range:::/0, false",
        "ip:2001:db8::/64, range:2001:db8::/32, true",
        "user:k1.a, user:k1.a, true",
        "user:k1.a, user:k2.a, false",
        "user:k1.a, token:k1.a, false"
    })
    void subjectIsWantedAndSoAreAddressesThatItTouches(String wanted, String found, boolean admitted) {
        DecisionFilter filter = new DecisionFilter(List.of(subject(wanted)), null, null, null, null);

        assertThat(filter.admits(decision(found, Action.BLOCK, false))).isEqualTo(admitted);
    }

    @Test
    void everythingElseMustBeAsWanted() {
        Decision block = decision("ip:203.0.113.7", Action.BLOCK, false);

        assertThat(new DecisionFilter(List.of(), null, null, null, null).admits(block))
                .isTrue();
        assertThat(new DecisionFilter(List.of(), Scope.IP, "probing", Action.BLOCK, false).admits(block))
                .isTrue();
        assertThat(new DecisionFilter(List.of(), Scope.RANGE, null, null, null).admits(block))
                .isFalse();
        assertThat(new DecisionFilter(List.of(), null, "logout", null, null).admits(block))
                .isFalse();
        assertThat(new DecisionFilter(List.of(), null, null, Action.THROTTLE, null).admits(block))
                .isFalse();
        assertThat(new DecisionFilter(List.of(), null, null, null, true).admits(block))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "59, 59s", "60, 1m 0s", "3599, 59m 59s", "3600, 1h 0m", "90061, 1d 1h", "-1, over"})
    void timeLeftIsSaidInTwoUnits(long seconds, String text) {
        assertThat(TimeLeft.of(NOW, NOW.plusSeconds(seconds))).isEqualTo(text);
    }

    private static Subject subject(String key) {
        return Subject.parse(key).orElseThrow();
    }

    private static Decision decision(String subject, Action action, boolean shadow) {
        return new Decision(
                "id",
                subject(subject),
                action,
                "probing",
                shadow,
                "reason",
                NOW,
                NOW.plusSeconds(60),
                0,
                1,
                "p@1",
                List.of(),
                null,
                new Evidence(Map.of(), 1, NOW, NOW, List.of()));
    }
}
