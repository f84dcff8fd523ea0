package io.sordini.core.decide;

import static io.sordini.core.Samples.KEYS;
import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.fold.Fold;
import io.sordini.core.policy.Condition.Leaky;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.signal.Trait;
import io.sordini.testkit.Laws;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Laws about events that come late, in another order, or twice. A subject's clock is the latest time that it has seen: what
 * is late counts as if it happened then, moves nobody else's clock, and is enforced no longer than it would have been.
 */
class ArrivalLawsTest {

    private static final int CASES = 8;
    private static final int GROUPS = 4;
    private static final long HOUR = 3_600_000;
    private static final long LEAK = 10_000;
    private static final int CAPACITY = 6;
    private static final int BUCKETS = 150;

    /** What comes from one network, about users and sessions of its own, on a server of its own. */
    private static List<SourceRecord> group(int group, Random random) {
        List<SourceRecord> records = new ArrayList<>();
        long time = T0 + random.nextInt(3) * HOUR;
        for (int i = 0; i < 200; i++) {
            time += random.nextInt(20) == 0 ? random.nextInt(30_000) : random.nextInt(200);
            String ip = "198.51." + group + "." + random.nextInt(3);
            long offset = 1000L * group + i;
            records.add(
                    switch (random.nextInt(6)) {
                        case 0 -> Samples.login(ip, group + "u" + random.nextInt(9), 404, time, offset);
                        case 1 -> Samples.get(ip, "/p" + random.nextInt(20), 404, time, offset);
                        case 2 -> Samples.get(ip, "/.env" + random.nextInt(9), 404, time, offset);
                        case 3 -> Samples.get(ip, "/x", 429, time, offset);
                        case 4 -> auth(group, ip, random, time, offset);
                        default -> Samples.login(ip, group + "v", 401, time, offset);
                    });
        }
        return records;
    }

    private static SourceRecord auth(int group, String ip, Random random, long time, long offset) {
        String type = List.of("login_succeeded", "logout", "login_failed", "mfa_denied")
                .get(random.nextInt(4));
        String json = "{\"type\":\"" + type + "\",\"client_ip\":\"" + ip + "\",\"user\":\"" + group + "w"
                + random.nextInt(3) + "\",\"session_id\":\"" + group + "s" + random.nextInt(4)
                + "\",\"server_id\":\"api-"
                + group + "\"}";
        return Samples.event(Topic.AUTH_EVENTS, ip, json, time, offset);
    }

    private static List<List<SourceRecord>> groups(Random random) {
        List<List<SourceRecord>> groups = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            groups.add(group(group, random));
        }
        return groups;
    }

    private static List<String> history(Policy policy, List<SourceRecord> records, long wallClock) {
        Run run = new Run(policy).at(wallClock);
        records.forEach(run::accept);
        return run.published.stream()
                .filter(made -> made.topic() == Topic.DECISIONS)
                .map(made ->
                        made.key() + " " + new String(Objects.requireNonNull(made.value()), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void law_subjectsThatHaveNothingInCommonMayComeInAnyOrder() {
        Laws.forAll(1, CASES, random -> Map.entry(groups(random), random.nextLong()), drawn -> {
            List<String> apart = drawn.getKey().stream()
                    .flatMap(group -> history(PolicyReader.defaults(), group, T0 + 6 * HOUR).stream())
                    .sorted()
                    .toList();
            List<SourceRecord> mixed = interleaved(drawn.getKey(), new Random(drawn.getValue()));

            assertThat(history(PolicyReader.defaults(), mixed, T0 + 6 * HOUR).stream()
                            .sorted()
                            .toList())
                    .isEqualTo(apart)
                    .isNotEmpty();
        });
    }

    /** Each group keeps its order; the others may be hours ahead of it. */
    private static List<SourceRecord> interleaved(List<List<SourceRecord>> groups, Random random) {
        List<SourceRecord> mixed = new ArrayList<>();
        int[] taken = new int[groups.size()];
        int left = groups.stream().mapToInt(List::size).sum();
        while (left > 0) {
            int group = random.nextInt(groups.size());
            int run = Math.min(groups.get(group).size() - taken[group], 1 + random.nextInt(30));
            mixed.addAll(groups.get(group).subList(taken[group], taken[group] + run));
            taken[group] += run;
            left -= run;
        }
        return mixed;
    }

    /** Failed logins of one address, as they happened. */
    private static List<SourceRecord> guesses(Random random) {
        List<SourceRecord> records = new ArrayList<>();
        long time = T0;
        for (int i = 0; i < 60; i++) {
            time += random.nextInt(3) == 0 ? random.nextInt(3000) : 7000 + random.nextLong(LEAK);
            records.add(Samples.login("203.0.113.66", "alice", 401, time, i));
        }
        return records;
    }

    private static boolean fires(int capacity, List<SourceRecord> records) {
        Policy policy = PolicyReader.read("p.yaml", """
                name: guessing
                limits: []
                rules:
                  - {name: guessing, kind: leaky, subject: ip, on: login_failed, capacity: %d, leak: 10s, action: block,
                     duration: 1h}
                """.formatted(capacity));
        return !history(policy, records, 0).isEmpty();
    }

    /** Each comes late by less than so many milliseconds. */
    private static List<SourceRecord> late(List<SourceRecord> records, long most, Random random) {
        record Arrival(long at, SourceRecord record) {}
        return records.stream()
                .map(record -> new Arrival(record.timestamp() + random.nextLong(most), record))
                .sorted(Comparator.comparingLong(Arrival::at))
                .map(Arrival::record)
                .toList();
    }

    @Test
    void law_eventsThatComeLateByLessThanSomeLeaksMoveTheThresholdByNoMoreThanSoMany() {
        int[] fired = new int[3];
        Laws.forAll(
                1000,
                BUCKETS,
                random -> {
                    List<SourceRecord> records = guesses(random);
                    int late = 1 + random.nextInt(4);
                    return Map.entry(late, List.of(records, late(records, late * LEAK, random)));
                },
                drawn -> {
                    int late = drawn.getKey();
                    List<SourceRecord> inOrder = drawn.getValue().get(0);
                    boolean shuffled = fires(CAPACITY, drawn.getValue().get(1));
                    boolean surely = fires(CAPACITY + late, inOrder);
                    boolean perhaps = fires(CAPACITY - late, inOrder);

                    assertThat(!surely || shuffled)
                            .as("what is well above is seen")
                            .isTrue();
                    assertThat(perhaps || !shuffled)
                            .as("what is well below is not")
                            .isTrue();
                    fired[0] += surely ? 1 : 0;
                    fired[1] += shuffled ? 1 : 0;
                    fired[2] += perhaps ? 1 : 0;
                });
        assertThat(fired[0]).isPositive().isLessThan(fired[1]);
        assertThat(fired[2]).isGreaterThan(fired[1]).isLessThan(BUCKETS);
    }

    @Test
    void law_howeverLongTheBacklogTheHistoryIsTheSameAndNothingIsEnforcedThatIsOver() {
        Laws.forAll(2000, CASES, random -> Map.entry(group(1, random), random.nextLong(10 * 24 * HOUR)), drawn -> {
            List<SourceRecord> records = drawn.getKey();
            long caughtUp = records.get(records.size() - 1).timestamp() + drawn.getValue();
            Run run = new Run(PolicyReader.defaults()).at(caughtUp);
            records.forEach(run::accept);

            assertThat(history(PolicyReader.defaults(), records, caughtUp))
                    .isEqualTo(history(PolicyReader.defaults(), records, 0))
                    .isNotEmpty();
            for (Topic list : List.of(Topic.BLOCKLIST, Topic.REVOCATIONS)) {
                assertThat(run.values(list)).allMatch(decision -> decision.isActiveAt(Instant.ofEpochMilli(caughtUp)));
            }
        });
    }

    /** A part of about a second is sent again, as after a crash of the reader. */
    private static List<SourceRecord> repeated(List<SourceRecord> records, Random random) {
        List<SourceRecord> sent = new ArrayList<>();
        for (int from = 0; from < records.size(); ) {
            int to = from + 1;
            while (to < records.size()
                    && records.get(to).timestamp() - records.get(from).timestamp() < 1000) {
                to++;
            }
            sent.addAll(records.subList(from, to));
            if (random.nextInt(3) == 0) {
                sent.addAll(records.subList(from, to));
            }
            from = to;
        }
        return sent;
    }

    /** The first decision of each rule about each subject. */
    private static Map<String, Decision> firsts(Policy policy, List<SourceRecord> records) {
        Run run = new Run(policy);
        records.forEach(run::accept);
        return run.changes().stream()
                .map(DecisionChange::decision)
                .collect(Collectors.toMap(
                        decision -> decision.rule() + " " + decision.subject().key(),
                        decision -> decision,
                        (first, later) -> first));
    }

    /** The default policy's leaky rules that count different values, or those that count all. */
    private static Policy leaky(boolean different) {
        Policy all = PolicyReader.defaults();
        return new Policy(
                all.name(),
                all.version(),
                all.label(),
                all.trustedProxies(),
                all.allow(),
                all.operators(),
                all.authEndpoints(),
                all.paths(),
                all.requests(),
                List.of(),
                all.rules().stream()
                        .filter(rule ->
                                rule.condition() instanceof Leaky leaky && different == isTold(leaky.distinct()))
                        .toList(),
                all.escalation(),
                all.guards(),
                all.masking(),
                all.tokens(),
                all.secondFactor(),
                all.registeredKeysOnly(),
                all.rbac());
    }

    private static boolean isTold(@Nullable Trait distinct) {
        return distinct != null && !distinct.isUnknownWhenAbsent();
    }

    @Test
    void law_whatIsSentTwiceIsNotCountedTwiceByRulesThatCountDifferentValues() {
        Laws.forAll(3000, CASES, random -> Map.entry(group(1, random), random.nextLong()), drawn -> {
            Map<String, Decision> once = firsts(leaky(true), drawn.getKey());
            Map<String, Decision> twice = firsts(leaky(true), repeated(drawn.getKey(), new Random(drawn.getValue())));

            assertThat(twice.keySet()).isEqualTo(once.keySet()).isNotEmpty();
            once.forEach((key, decision) -> {
                Decision again = Objects.requireNonNull(twice.get(key));
                assertThat(again.createdAt()).as(key).isEqualTo(decision.createdAt());
                assertThat(again.evidence().origins())
                        .as(key)
                        .isEqualTo(decision.evidence().origins());
            });
        });
    }

    /** When each subject was blocked first, by whatever rule. */
    private static Map<String, Decision> firstBlocks(List<SourceRecord> records) {
        Run run = new Run(leaky(false));
        records.forEach(run::accept);
        return run.changes().stream()
                .map(DecisionChange::decision)
                .filter(decision -> decision.action() == Action.BLOCK)
                .collect(Collectors.toMap(
                        decision -> decision.subject().key(), decision -> decision, (first, later) -> first));
    }

    @Test
    void law_whatIsSentTwiceMayBeSeenSoonerAndIsNeverSeenLater() {
        int[] sooner = new int[1];
        Laws.forAll(4000, CASES, random -> Map.entry(group(1, random), random.nextLong()), drawn -> {
            Map<String, Decision> once = firstBlocks(drawn.getKey());
            Map<String, Decision> twice = firstBlocks(repeated(drawn.getKey(), new Random(drawn.getValue())));

            assertThat(twice.keySet()).containsAll(once.keySet());
            once.forEach((key, decision) -> {
                Decision again = Objects.requireNonNull(twice.get(key));
                assertThat(again.createdAt()).as(key).isBeforeOrEqualTo(decision.createdAt());
                sooner[0] += again.createdAt().isBefore(decision.createdAt()) ? 1 : 0;
            });
        });
        assertThat(sooner[0]).isPositive();
    }

    @Test
    void law_whateverComesLateOrTwiceIsAuditedEachTimeItComes() {
        Laws.forAll(5000, 5, random -> late(repeated(group(1, random), random), 20_000, random), sent -> {
            List<Long> audited = new ArrayList<>();
            List<Publication> published = new ArrayList<>();
            Fold fold = new Fold(
                    PolicyReader.defaults(),
                    KEYS,
                    Long.MAX_VALUE - 10_000,
                    record -> audited.add(record.timestamp()),
                    published::add);
            sent.forEach(fold::accept);

            assertThat(audited)
                    .isEqualTo(sent.stream().map(SourceRecord::timestamp).toList());
            assertThat(published).isNotEmpty();
        });
    }
}
