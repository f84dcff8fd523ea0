package io.sordini.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.MapByteStore;
import io.sordini.core.Samples;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Subject IP = new Subject(Scope.IP, "192.0.2.1");

    private final MapByteStore store = new MapByteStore();

    private static Policy policy(String windows) {
        return PolicyReader.read("p", "name: p\nlimits: [{name: all, subject: ip, windows: [" + windows + "]}]\n");
    }

    private int allowed(Limits limits, int events, long time) {
        int allowed = 0;
        for (int i = 0; i < events; i++) {
            allowed += limits.count(IP, 1, time).isEmpty() ? 1 : 0;
        }
        return allowed;
    }

    @Test
    void theBurstPassesAndThenTheRate() {
        Limits limits = new Limits(policy("{rate: 20, per: 1s, burst: 40}"), store);

        assertThat(allowed(limits, 50, Samples.T0)).isEqualTo(40);
        assertThat(allowed(limits, 50, Samples.T0 + 500)).isEqualTo(10);
    }

    @Test
    void everyWindowMustHaveATokenAndTheSlowestIsNamed() {
        // Given
        Limits limits = new Limits(policy("{rate: 20, per: 1s, burst: 40}, {rate: 60, per: 60s}"), store);
        allowed(limits, 40, Samples.T0);
        allowed(limits, 20, Samples.T0 + 1000);

        // When
        List<Excess> exceeded = limits.count(IP, 1, Samples.T0 + 2000);
        exceeded = exceeded.isEmpty() ? limits.count(IP, 1, Samples.T0 + 2000) : exceeded;
        exceeded = exceeded.isEmpty() ? limits.count(IP, 1, Samples.T0 + 2000) : exceeded;

        // Then
        assertThat(exceeded).hasSize(1);
        assertThat(exceeded.get(0).window().per()).hasSeconds(60);
        assertThat(exceeded.get(0).waitMillis()).isBetween(1L, 1000L);
    }

    @Test
    void aChangedLimitCarriesTheTokensOver() {
        allowed(new Limits(policy("{rate: 10, per: 1h}"), store), 10, Samples.T0);

        assertThat(allowed(new Limits(policy("{rate: 100, per: 1h}"), store), 10, Samples.T0))
                .isZero();
    }

    @Test
    void aForgottenBucketIsAFullOne() {
        Limits limits = new Limits(policy("{rate: 2, per: 1s}"), store);
        assertThat(allowed(limits, 5, Samples.T0)).isEqualTo(2);

        limits.forget(IP);

        assertThat(store.entries).containsOnlyKeys(LimitNames.KEY);
        assertThat(allowed(limits, 5, Samples.T0)).isEqualTo(2);
    }

    @Test
    void aBucketOfALimitThatIsGoneIsForgottenTooEvenAfterARestart() {
        // Given
        Limits first = new Limits(policy("{rate: 2, per: 1s}"), store);
        first.count(IP, 1, Samples.T0);
        Policy next = PolicyReader.read(
                "p", "name: p\nlimits: [{name: other, subject: ip, windows: [{rate: 1, per: 1s}]}]\n");

        // When
        Limits second = new Limits(next, store);
        second.count(IP, 1, Samples.T0);
        assertThat(store.entries).hasSize(3);
        new Limits(next, store).forget(IP);

        // Then
        assertThat(store.entries).containsOnlyKeys(LimitNames.KEY);
    }

    @Test
    void namesThatChangeEachTimeDoNotGrowWithoutEnd() {
        for (int i = 0; i < 300; i++) {
            Policy policy = PolicyReader.read(
                    "p", "name: p\nlimits: [{name: l" + i + ", subject: ip, windows: [{rate: 1, per: 1s}]}]\n");
            new Limits(policy, store).count(IP, 1, Samples.T0);
        }

        assertThat(new LimitNames(store, List.of()).all())
                .hasSize(256)
                .contains("l299")
                .doesNotContain("l0");
    }

    @Test
    void otherScopesAndOtherBitsDoNotCount() {
        Limits limits = new Limits(policy("{rate: 1, per: 1s}"), store);

        limits.count(IP, 2, Samples.T0);
        limits.count(new Subject(Scope.TOKEN, "k.h"), 1, Samples.T0);

        assertThat(store.entries).isEmpty();
    }

    @Test
    void theLongestOfTheBucketsThatCountSaysWhenAllAreFullAgain() {
        Policy policy = PolicyReader.read("p", """
                name: p
                limits:
                  - {name: a, subject: ip, windows: [{rate: 1, per: 1s, burst: 5}]}
                  - {name: b, subject: ip, windows: [{rate: 1, per: 1h}]}
                  - {name: c, subject: user, windows: [{rate: 1, per: 1d}]}
                """);
        Limits limits = new Limits(policy, store);

        assertThat(limits.lifetime(Scope.IP, 1)).isEqualTo(5001);
        assertThat(limits.lifetime(Scope.IP, -1)).isEqualTo(3_600_001);
        assertThat(limits.lifetime(Scope.RANGE, -1)).isZero();
    }
}
