package io.sordini.core.decide;

import static io.sordini.core.Samples.KEYS;
import static io.sordini.core.Samples.T0;
import static io.sordini.core.Samples.event;
import static io.sordini.core.Samples.get;
import static io.sordini.core.Samples.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponsesTest {

    private static final long HOUR = 3_600_000;
    private static final String IP = "203.0.113.66";

    private final Run run = new Run(PolicyReader.defaults());

    private void scan(Run target, String ip, long time) {
        for (int i = 0; i < 5; i++) {
            target.accept(get(ip, "/" + i + "/.env", 404, time + i, time - T0 + i));
        }
    }

    private void failed(String ip, String user, long time, int offset) {
        String json = "{\"type\":\"login_failed\",\"client_ip\":\"" + ip + "\",\"user\":\"" + user + "\"}";
        run.accept(event(Topic.AUTH_EVENTS, ip, json, time, offset));
    }

    private static Duration lasts(Decision decision) {
        return Duration.between(decision.createdAt(), decision.expiresAt());
    }

    @Test
    void eachBlockLastsTwiceAsLongUpToTheLongestAndOldOnesAreForgotten() {
        long time = T0;
        for (long hours : new long[] {4, 8, 16, 32, 64, 128, 168, 168}) {
            scan(run, IP, time);
            assertThat(lasts(run.entry(Topic.BLOCKLIST, "ip:" + IP))).hasHours(hours);
            time += (hours + 1) * HOUR;
        }
        scan(run, IP, time + Duration.ofDays(40).toMillis());
        assertThat(lasts(run.entry(Topic.BLOCKLIST, "ip:" + IP))).hasHours(4);
    }

    @Test
    void anotherRuleDuringABlockDoesNotMakeItASecondOne() {
        scan(run, IP, T0);
        for (int i = 0; i < 11; i++) {
            run.accept(get(IP, "/hidden" + i, 404, T0 + 60_000 + i, 100 + i));
        }
        Decision block = run.entry(Topic.BLOCKLIST, "ip:" + IP);
        assertThat(block.expiresAt().toEpochMilli()).isBetween(T0 + 4 * HOUR, T0 + 4 * HOUR + 61_000);
    }

    @Test
    void anAddressThatUsersShareIsChallengedUnlessItIsStuffing() {
        for (int i = 0; i < 3; i++) {
            run.accept(login(IP, "colleague" + i, 200, T0 + i, i));
        }
        for (int i = 0; i < 6; i++) {
            run.accept(login(IP, "alice", 401, T0 + 1000 + i, 10 + i));
        }
        Decision challenge = run.entry(Topic.BLOCKLIST, "ip:" + IP);
        assertThat(challenge.action()).isEqualTo(Action.CHALLENGE);
        assertThat(challenge.evidence().arithmetic()).containsEntry("users", 3L);
        assertThat(challenge.reason()).contains("3 users logged in there");

        for (int i = 0; i < 40; i++) {
            failed(IP, "u" + i, T0 + 20 * 60_000 + i * 15_000L, 100 + i);
        }
        Decision block = run.entry(Topic.BLOCKLIST, "ip:" + IP);
        assertThat(block.action()).isEqualTo(Action.BLOCK);
        assertThat(block.rule()).isEqualTo("cred-stuffing-ip");
    }

    @Test
    void aRuleAboutAUserBlocksNobodyAndSparesFamiliarNetworks() {
        String success = "{\"type\":\"login_succeeded\",\"client_ip\":\"192.0.2.7\",\"user\":\"alice\"}";
        run.accept(event(Topic.AUTH_EVENTS, "192.0.2.7", success, T0, 1));
        for (int i = 0; i < 12; i++) {
            failed("10.0." + i + ".1", "alice", T0 + 60_000L * i, 10 + i);
        }
        assertThat(run.table(Topic.BLOCKLIST))
                .containsOnlyKeys(KEYS.user("alice").key());
        Decision challenge = run.entry(Topic.BLOCKLIST, KEYS.user("alice").key());
        assertThat(challenge.action()).isEqualTo(Action.CHALLENGE);
        assertThat(challenge.except()).containsExactly("192.0.2.0/24");
    }

    @Test
    void beyondTheGuardAddressesAreThrottledRangesLeftAloneAndPeopleTold() {
        // Given
        Run guarded = new Run(PolicyReader.read("p", "name: p\nguards: {blocks_per_minute: 8, throttle: 10m}\n"));

        // When
        for (int i = 0; i < 12; i++) {
            scan(guarded, "203.0.113." + i, T0 + 100L * i);
        }

        // Then
        List<Action> actions = guarded.table(Topic.BLOCKLIST).values().stream()
                .map(Decision::action)
                .sorted()
                .toList();
        assertThat(actions).containsExactlyElementsOf(expected());
        Decision throttle = guarded.entry(Topic.BLOCKLIST, "ip:203.0.113.11");
        assertThat(lasts(throttle)).hasMinutes(10);
        assertThat(guarded.changes().stream()
                        .map(DecisionChange::decision)
                        .filter(decision -> decision.rule().equals("runaway-guard")))
                .hasSize(1);
        assertThat(guarded.table(Topic.BLOCKLIST)).doesNotContainKey("range:203.0.113.0/24");
        scan(guarded, "198.51.100.1", T0 + 60_000);
        assertThat(guarded.entry(Topic.BLOCKLIST, "ip:198.51.100.1").action()).isEqualTo(Action.BLOCK);
    }

    private static List<Action> expected() {
        List<Action> expected = new ArrayList<>(Collections.nCopies(4, Action.THROTTLE));
        expected.addAll(Collections.nCopies(8, Action.BLOCK));
        return expected;
    }

    @Test
    void whatIsCountedAndKnownSurvivesARestart() {
        Run first = run;
        for (int i = 0; i < 3; i++) {
            failed("10.0." + i + ".1", "alice", T0 + i, i);
        }
        scan(first, IP, T0);
        Run second = first.restarted();
        scan(second, IP, T0 + 5 * HOUR);
        assertThat(lasts(second.entry(Topic.BLOCKLIST, "ip:" + IP))).hasHours(8);
    }

    @Test
    void anAlertIsToldAlthoughABlockIsInForce() {
        scan(run, IP, T0);
        for (int i = 0; i < 11; i++) {
            run.accept(get(IP, "/export", 500, T0 + 1000 + i, 100 + i));
        }
        assertThat(run.changes().stream().map(change -> change.decision().rule()))
                .contains("sensitive-files", "error-5xx-burst");
        assertThat(run.entry(Topic.BLOCKLIST, "ip:" + IP).rule()).isEqualTo("sensitive-files");
    }
}
