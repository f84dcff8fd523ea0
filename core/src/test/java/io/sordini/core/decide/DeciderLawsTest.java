package io.sordini.core.decide;

import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.testkit.Laws;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeciderLawsTest {

    private static final int CASES = 15;

    private static List<SourceRecord> traffic(Random random) {
        List<SourceRecord> records = new ArrayList<>();
        long time = T0;
        for (int i = 0; i < 400; i++) {
            time += random.nextInt(20) == 0 ? random.nextInt(30_000) : random.nextInt(60);
            String ip = "192.0.2." + random.nextInt(3);
            long late = time - random.nextInt(3) * 500L;
            records.add(
                    switch (random.nextInt(5)) {
                        case 0 -> Samples.login(ip, "u" + random.nextInt(9), 404, late, i);
                        case 1 -> Samples.get(ip, "/p" + random.nextInt(20), 404, late, i);
                        case 2 -> Samples.get(ip, "/x", 429, late, i);
                        case 3 -> Samples.event(Topic.REQUEST_EVENTS, ip, "{", late, i);
                        default -> Samples.get(ip, "/x", 200, late, i);
                    });
        }
        return records;
    }

    private static List<String> lines(List<SourceRecord> records) {
        Run run = new Run(PolicyReader.defaults());
        records.forEach(run::accept);
        return run.published.stream().map(DeciderLawsTest::line).toList();
    }

    private static String line(Publication publication) {
        byte[] value = publication.value();
        return publication.topic().suffix() + " " + publication.key() + " " + publication.timestamp() + " "
                + (value == null ? "-" : new String(value, StandardCharsets.UTF_8));
    }

    @Test
    void law_theSameInputTwiceGivesTheSameBytes() {
        Laws.forAll(1, CASES, DeciderLawsTest::traffic, records -> {
            assertThat(lines(records)).isEqualTo(lines(records)).isNotEmpty();
        });
    }

    @Test
    void law_subjectsDoNotDependOnEachOther() {
        Laws.forAll(100, CASES, DeciderLawsTest::traffic, records -> {
            List<String> together = lines(records).stream()
                    .filter(line -> line.contains(" ip:192.0.2.1 "))
                    .toList();
            List<String> alone = lines(records.stream()
                    .filter(record -> "192.0.2.1".equals(record.key()))
                    .toList());
            assertThat(alone).isEqualTo(together);
        });
    }

    @Test
    void law_whatDeniesIsNeverShortenedAndVersionsGrow() {
        Laws.forAll(200, CASES, DeciderLawsTest::traffic, records -> {
            Run run = new Run(PolicyReader.defaults());
            records.forEach(run::accept);
            Map<String, Decision> last = new HashMap<>();
            for (Decision next : run.values(Topic.BLOCKLIST)) {
                Decision before = last.put(next.subject().key(), next);
                if (before != null) {
                    assertThat(next.version()).isGreaterThan(before.version());
                    boolean over = !before.isActiveAt(next.createdAt());
                    assertThat(over || !next.expiresAt().isBefore(before.expiresAt()))
                            .isTrue();
                    assertThat(over || !before.action().isStrongerThan(next.action()))
                            .isTrue();
                }
            }
        });
    }

    @Test
    void law_everyStateIsIndexedAndNothingOutlivesItsEnd() {
        Laws.forAll(300, CASES, DeciderLawsTest::traffic, records -> {
            Run run = new Run(PolicyReader.defaults());
            records.forEach(run::accept);
            assertThat(run.expiries.entries.stream().map(entry -> entry.key()))
                    .containsExactlyInAnyOrderElementsOf(run.subjectKeys());
            for (long hours = 1; hours < 40 * 24; hours++) {
                run.expire(T0 + hours * 3_600_000);
            }
            assertThat(run.table(Topic.BLOCKLIST)).isEmpty();
            assertThat(run.subjectKeys()).isEmpty();
            assertThat(run.bucketKeys()).isEmpty();
            assertThat(run.expiries.entries).isEmpty();
        });
    }

    @Test
    void law_theStateSurvivesItsBinaryForm() {
        Laws.forAll(400, 300, DeciderLawsTest::state, state -> {
            byte[] bytes = SubjectStateCodec.encode(state);
            assertThat(SubjectStateCodec.encode(SubjectStateCodec.decode(bytes)))
                    .isEqualTo(bytes);
            assertThat(SubjectStateCodec.decode(bytes))
                    .usingRecursiveComparison()
                    .isEqualTo(state);
        });
    }

    private static SubjectState state(Random random) {
        SubjectState state = new SubjectState();
        state.clock = random.nextLong();
        state.touched = random.nextLong();
        state.wake = random.nextLong();
        state.version = random.nextLong();
        state.credentialEnd = random.nextLong();
        state.limitedUntil = random.nextLong();
        state.secondFactorUntil = random.nextBoolean() ? 0 : random.nextLong();
        state.registeredUntil = random.nextBoolean() ? 0 : random.nextLong();
        for (int i = random.nextInt(3); i > 0; i--) {
            state.roles.add("role-" + i);
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            state.blocks.add(random.nextLong());
            state.logins.put(random.nextLong(), random.nextLong());
        }
        state.enforced = random.nextBoolean() ? null : remediation(random);
        state.shadow = random.nextBoolean() ? null : remediation(random);
        for (int i = random.nextInt(5); i > 0; i--) {
            byte[] rule = new byte[random.nextInt(40)];
            random.nextBytes(rule);
            state.rules.put(random.nextLong(), rule);
        }
        return state;
    }

    private static Remediation remediation(Random random) {
        byte[] json = new byte[random.nextInt(40)];
        random.nextBytes(json);
        Action action = List.of(Action.values()).get(random.nextInt(Action.values().length));
        return new Remediation(
                action, "r" + random.nextInt(), random.nextLong(), random.nextLong(), listing(random), json);
    }

    private static Remediation.Listing listing(Random random) {
        return Remediation.Listing.of(random.nextInt(3));
    }

    @Test
    void everyPublishedDecisionIsReadBackAsItWas() {
        Run run = new Run(PolicyReader.defaults());
        traffic(new Random(9)).forEach(run::accept);
        assertThat(run.values(Topic.BLOCKLIST)).isNotEmpty().allSatisfy(decision -> {
            assertThat(DecisionCodec.decode(DecisionCodec.encode(decision))).isEqualTo(decision);
        });
    }
}
