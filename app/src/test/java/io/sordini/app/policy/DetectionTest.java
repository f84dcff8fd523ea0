package io.sordini.app.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.app.policy.Detection.Kind;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.policy.Rule;
import io.sordini.sandbox.labelled.Attack;
import io.sordini.sandbox.labelled.LabelledTraffic;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One hundredth of what {@code sordini policy measure} folds. */
class DetectionTest {

    private static final Keyring KEYS = new Keyring(
            Keyset.parse("t:MDEyMzQ1Njc4OWFiY2RlZg=="),
            Keyset.parse("u:MDEyMzQ1Njc4OWFiY2RlZg=="),
            Keyset.parse("a:MDEyMzQ1Njc4OWFiY2RlZg=="));
    private static final Instant START = Instant.parse("2026-01-31T00:00:00Z");

    /** They look at all logins of a server, so that several attacks at the same time look like one. */
    private static final Set<String> MERGED = Set.of("spray-multi", "cred-stuffing-multi");

    /** Who tunnels to another continent is as far away as somebody else would be: the rule only alerts. */
    private static final Set<String> WRONG = Set.of("impossible-travel");

    /** Of attacks at or above their threshold, a few stay below it. */
    private static final int LEAST_DUE = 100;

    private static Detection detection(long seed) {
        return detection(PolicyReader.defaults(), seed);
    }

    private static Detection detection(Policy policy, long seed) {
        LabelledTraffic traffic = new LabelledTraffic(seed, START, Duration.ofHours(24), 100, 5);
        return Detection.of(policy, KEYS, traffic);
    }

    private static Policy demanding() throws IOException {
        Path file = ReferenceData.checkout().resolve("docs/examples/demanding.yaml");
        return PolicyReader.read(file.toString(), Files.readString(file));
    }

    private static void sees(Detection detection) {
        assertThat(detection.total().due()).isGreaterThan(LEAST_DUE);
        assertThat(detection.kinds()).allSatisfy((rule, kind) -> {
            assertThat(kind.caught()).as(rule).isEqualTo(kind.due());
            if (!MERGED.contains(rule)) {
                assertThat(kind.detected()).as(rule).isEqualTo(kind.due());
                assertThat(kind.early()).as(rule).isZero();
            }
        });
    }

    private static Set<String> rules() {
        return PolicyReader.defaults().rules().stream().map(Rule::name).collect(Collectors.toSet());
    }

    @Test
    void everyRuleOfTheDefaultPolicyHasAnAttackThatItIsMeantToSee() {
        assertThat(Stream.of(Attack.values()).map(Attack::rule)).containsAll(rules());
    }

    @Test
    void everyAttackAtItsThresholdIsSeenByTheRuleThatIsMeantTo() {
        for (long seed = 1; seed <= 3; seed++) {
            sees(detection(seed));
        }
    }

    @Test
    void aPolicyThatDemandsMoreSeesWhatDoesWithout() throws IOException {
        Detection detection = detection(demanding(), 4);

        sees(detection);
        assertThat(detection.permitted()).isZero();
        assertThat(detection(4).permitted()).isEqualTo(5 * 5);
        assertThat(detection.kinds().keySet()).containsAll(rules());
        assertThat(detection.refusing()).isZero();
        assertThat(detection.falsePositives().keySet()).isSubsetOf(WRONG);
    }

    @Test
    void ordinaryUseIsNotRefused() {
        for (long seed = 1; seed <= 3; seed++) {
            Detection detection = detection(seed);

            assertThat(detection.refusing()).as("seed " + seed).isZero();
            assertThat(detection.falsePositives().keySet()).as("seed " + seed).isSubsetOf(WRONG);
        }
    }

    @Test
    void theSameTrafficGivesTheSameFigures() {
        Kind once = detection(9).total();
        assertThat(once).isEqualTo(detection(9).total());
        assertThat(once.due()).isBetween(LEAST_DUE, 5 * Attack.values().length);
    }
}
