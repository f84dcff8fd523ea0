package io.sordini.app.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.app.policy.Detection.Kind;
import io.sordini.core.policy.PolicyReader;
import io.sordini.sandbox.labelled.LabelledTraffic;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One hundredth of what {@code sordini policy measure} folds. */
class DetectionTest {

    private static final Keyring KEYS = new Keyring(
            Keyset.parse("t:MDEyMzQ1Njc4OWFiY2RlZg=="),
            Keyset.parse("u:MDEyMzQ1Njc4OWFiY2RlZg=="),
            Keyset.parse("a:MDEyMzQ1Njc4OWFiY2RlZg=="));
    private static final Instant START = Instant.parse("2026-01-31T00:00:00Z");

    /** They look at all logins of a server, so that ordinary ones at the same time dilute an attack. */
    private static final Set<String> DILUTED = Set.of("spray-multi", "cred-stuffing-multi");

    private static Detection detection(long seed) {
        LabelledTraffic traffic = new LabelledTraffic(seed, START, Duration.ofHours(24), 100, 5);
        return Detection.of(PolicyReader.defaults(), KEYS, traffic);
    }

    @Test
    void everyAttackAtItsThresholdIsSeenByTheRuleThatIsMeantTo() {
        for (long seed = 1; seed <= 3; seed++) {
            Detection detection = detection(seed);

            assertThat(detection.kinds()).hasSizeGreaterThan(30).allSatisfy((rule, kind) -> {
                assertThat(kind.caught()).as(rule).isEqualTo(kind.due());
                if (!DILUTED.contains(rule)) {
                    assertThat(kind.detected()).as(rule).isEqualTo(kind.due());
                    assertThat(kind.early()).as(rule).isZero();
                }
            });
        }
    }

    @Test
    void ordinaryUseIsNotRefused() {
        for (long seed = 1; seed <= 3; seed++) {
            Detection detection = detection(seed);

            assertThat(detection.refusing()).as("seed " + seed).isZero();
            assertThat(detection.falsePositives().keySet()).as("seed " + seed).isSubsetOf(DILUTED);
        }
    }

    @Test
    void theSameTrafficGivesTheSameFigures() {
        Kind once = detection(9).total();
        assertThat(once).isEqualTo(detection(9).total());
        assertThat(once.due()).isBetween(36, 36 * 5);
    }
}
