package io.sordini.core.decide;

import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.Evidence;
import io.sordini.testkit.Laws;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Laws about what decisions say and where they stand, over attacks, ordinary use and operators' commands. */
class DecisionLawsTest {

    private static final int CASES = 15;
    private static final long HOUR = 3_600_000;
    private static final String ALLOWED = "192.0.2.0";
    private static final Policy SHIELDING =
            PolicyReader.read("p.yaml", "name: shielding\nallow: [{value: " + ALLOWED + ", reason: our own}]\n");
    private static final Set<String> COUNTED_ALONE =
            Set.of("user-enum", "login-bf-ip", "login-bf-slow-ip", "probing", "rl-abuse", "wordlist-fuzz");

    private static List<SourceRecord> traffic(Random random) {
        List<SourceRecord> records = new ArrayList<>();
        long time = T0;
        for (int i = 0; i < 400; i++) {
            time += 1 + (random.nextInt(20) == 0 ? random.nextInt(30_000) : random.nextInt(60));
            String ip = "192.0.2." + random.nextInt(3);
            records.add(
                    switch (random.nextInt(6)) {
                        case 0 -> Samples.login(ip, "u" + random.nextInt(9), 404, time, i);
                        case 1 -> Samples.get(ip, "/p" + random.nextInt(20), 404, time, i);
                        case 2 -> Samples.get(ip, "/x", 429, time, i);
                        case 3 -> Samples.login(ip, "v" + random.nextInt(3), 401, time, i);
                        case 4 -> session(ip, random, time, i);
                        default -> Samples.get(ip, "/x", 200, time, i);
                    });
        }
        return records;
    }

    private static SourceRecord session(String ip, Random random, long time, int i) {
        String type = List.of("login_succeeded", "logout", "mfa_denied", "login_failed")
                .get(random.nextInt(4));
        return Samples.event(
                Topic.AUTH_EVENTS,
                ip,
                "{\"type\":\"" + type + "\",\"client_ip\":\"" + ip + "\",\"user\":\"w" + random.nextInt(3)
                        + "\",\"session_id\":\"s" + random.nextInt(4) + "\"}",
                time,
                i);
    }

    private static List<SourceRecord> commanded(Random random) {
        List<SourceRecord> records = new ArrayList<>();
        for (SourceRecord record : traffic(random)) {
            records.add(record);
            if (random.nextInt(8) == 0) {
                String type = List.of("block", "unblock", "unlock").get(random.nextInt(3));
                records.add(Samples.command(
                        type, "ip:192.0.2." + random.nextInt(3), record.timestamp(), 1000 + records.size()));
            }
        }
        return records;
    }

    private static Run run(Policy policy, List<SourceRecord> records, long wallClock) {
        Run run = new Run(policy).at(wallClock);
        records.forEach(run::accept);
        return run;
    }

    private static List<String> history(Run run) {
        return run.published.stream()
                .filter(publication -> publication.topic() == Topic.DECISIONS)
                .map(DecisionLawsTest::line)
                .toList();
    }

    private static String line(Publication publication) {
        return publication.key() + " "
                + new String(Objects.requireNonNull(publication.value()), StandardCharsets.UTF_8);
    }

    @Test
    void law_theAllowlistAlwaysWins() {
        Laws.forAll(1, CASES, DecisionLawsTest::commanded, records -> {
            Run run = run(SHIELDING, records, 0);

            assertThat(run.published)
                    .noneMatch(made ->
                            made.topic() != Topic.COMMAND_RESULTS && made.key().equals("ip:" + ALLOWED));
            assertThat(run.published).anyMatch(made -> made.key().equals("ip:192.0.2.1"));
            assertThat(run.changes())
                    .noneMatch(change -> change.decision().subject().value().equals(ALLOWED));
        });
    }

    @Test
    void law_afterAnyCommandsTheListsAreTheFoldOfTheHistory() {
        Laws.forAll(100, CASES, DecisionLawsTest::commanded, records -> {
            Run run = run(PolicyReader.defaults(), records, 0);
            Map<String, Decision> folded = new HashMap<>();
            for (DecisionChange change : run.changes()) {
                Decision decision = change.decision();
                if (!decision.shadow() && decision.action() != Action.ALERT) {
                    folded.put(decision.subject().key(), decision);
                }
            }
            Map<String, Decision> listed = new HashMap<>(run.table(Topic.BLOCKLIST));
            listed.putAll(run.table(Topic.REVOCATIONS));
            assertThat(listed.keySet()).isEqualTo(folded.keySet()).isNotEmpty();
            folded.forEach((key, decision) -> assertThat(listed.get(key)).satisfies(entry -> {
                assertThat(entry.id()).isEqualTo(decision.id());
                assertThat(entry.action()).isEqualTo(decision.action());
                assertThat(entry.expiresAt()).isAfterOrEqualTo(decision.expiresAt()); // renewals are on the list only
            }));
        });
    }

    @Test
    void law_anHourOfBacklogGivesTheSameDecisionsAndEnforcesNoneThatIsOver() {
        Laws.forAll(200, CASES, DecisionLawsTest::traffic, records -> {
            long caughtUp = records.get(records.size() - 1).timestamp() + HOUR;
            Run live = run(PolicyReader.defaults(), records, 0);
            Run late = run(PolicyReader.defaults(), records, caughtUp);

            assertThat(history(late)).isEqualTo(history(live)).isNotEmpty();
            assertThat(late.values(Topic.BLOCKLIST))
                    .allMatch(decision -> decision.isActiveAt(Instant.ofEpochMilli(caughtUp)));
            assertThat(active(late, caughtUp)).isEqualTo(active(live, caughtUp));
        });
    }

    private static Map<String, String> active(Run run, long time) {
        return run.table(Topic.BLOCKLIST).values().stream()
                .filter(decision -> decision.isActiveAt(Instant.ofEpochMilli(time)))
                .collect(Collectors.toMap(decision -> decision.subject().key(), Decision::id));
    }

    @Test
    void law_theEventsThatADecisionNamesLeadToItAlone() {
        int[] derived = new int[1];
        Laws.forAll(300, CASES, DecisionLawsTest::traffic, records -> {
            Map<String, SourceRecord> byOrigin =
                    records.stream().collect(Collectors.toMap(SourceRecord::origin, record -> record));
            for (DecisionChange change :
                    run(PolicyReader.defaults(), records, 0).changes()) {
                Decision decision = change.decision();
                Evidence evidence = decision.evidence();
                boolean whole = evidence.events() == evidence.origins().size();
                if (COUNTED_ALONE.contains(decision.rule()) && whole) {
                    List<SourceRecord> named =
                            evidence.origins().stream().map(byOrigin::get).toList();
                    derived[0]++;
                    assertThat(run(only(decision.rule()), named, 0).changes()).anySatisfy(again -> {
                        assertThat(again.decision().rule()).isEqualTo(decision.rule());
                        assertThat(again.decision().subject()).isEqualTo(decision.subject());
                        assertThat(evidence.arithmetic().entrySet())
                                .containsAll(counted(again.decision().evidence()));
                    });
                }
            }
        });
        assertThat(derived[0]).isGreaterThan(CASES);
    }

    /** Other rules would see some of the same events, and decide first. */
    private static Policy only(String rule) {
        Policy all = PolicyReader.defaults();
        return all.withRules(
                List.of(),
                all.rules().stream().filter(one -> one.name().equals(rule)).toList());
    }

    /** What the rule counted; not what is known of the subject's past. */
    private static Set<Map.Entry<String, Long>> counted(Evidence evidence) {
        return evidence.arithmetic().entrySet().stream()
                .filter(number -> !Set.of("earlier_blocks", "users").contains(number.getKey()))
                .collect(Collectors.toSet());
    }
}
