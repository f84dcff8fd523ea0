package io.sordini.core.decide;

import static io.sordini.core.Samples.KEYS;
import static io.sordini.core.Samples.T0;
import static io.sordini.core.Samples.command;
import static io.sordini.core.Samples.event;
import static io.sordini.core.Samples.get;
import static io.sordini.core.Samples.login;
import static io.sordini.core.Samples.request;
import static io.sordini.core.Samples.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeciderTest {

    private static final String IP = "203.0.113.66";
    private static final String KEY = "ip:" + IP;

    private final Run run = new Run(PolicyReader.defaults());

    private void bruteForce(int failures) {
        for (int i = 1; i <= failures; i++) {
            run.accept(login(IP, "user" + i, 401, T0 + 100L * i, i));
        }
    }

    @Test
    void theSixthFailedLoginBlocksWithEvidence() {
        // Given
        bruteForce(5);
        assertThat(run.published).isEmpty();

        // When
        bruteForce(0);
        run.accept(login(IP, "user6", 401, T0 + 600, 6));

        // Then
        Decision block = run.entry(Topic.BLOCKLIST, KEY);
        assertThat(block.action()).isEqualTo(Action.BLOCK);
        assertThat(block.rule()).isEqualTo("login-bf-ip");
        assertThat(block.createdAt()).hasToString("2026-01-31T12:00:00.600Z");
        assertThat(block.expiresAt()).isEqualTo(block.createdAt().plusSeconds(4 * 3600));
        assertThat(block.version()).isEqualTo(T0 + 600);
        assertThat(block.policyVersion()).startsWith("default@");
        assertThat(block.labels()).contains("attack.t1110.001");
        assertThat(block.reason()).contains("6 failed logins", "login-bf-ip");
        assertThat(block.evidence().arithmetic()).containsEntry("capacity", 5L).containsEntry("leak_ms", 10_000L);
        assertThat(block.evidence().origins()).hasSize(6).last().isEqualTo("request-events-0@6");
        assertThat(run.changes()).singleElement().satisfies(change -> {
            assertThat(change.type()).isEqualTo(DecisionChange.Type.CREATED);
            assertThat(change.decision()).isEqualTo(block);
        });
    }

    @Test
    void fiveDifferentSensitiveFilesBlockAScanner() {
        List<String> paths = List.of("/.env", "/wp-login.php", "/.git/config", "/phpmyadmin/", "/../../etc/passwd");
        for (int i = 0; i < paths.size(); i++) {
            run.accept(get(IP, paths.get(i), 404, T0 + i, i));
            run.accept(get(IP, paths.get(0), 404, T0 + i, i));
        }
        assertThat(run.entry(Topic.BLOCKLIST, KEY).rule()).isEqualTo("sensitive-files");
    }

    @Test
    void elevenDifferentMissingPathsAreProbing() {
        for (int i = 0; i < 10; i++) {
            run.accept(get(IP, "/p" + i, 404, T0 + 200L * i, i));
            run.accept(get(IP, "/logo" + i + ".png", 404, T0 + 200L * i, i));
        }
        assertThat(run.published).isEmpty();
        run.accept(get(IP, "/p10", 404, T0 + 2001, 11));
        assertThat(run.entry(Topic.BLOCKLIST, KEY).rule()).isEqualTo("probing");
    }

    @Test
    void goingOnThoughRefusedIsAbuse() {
        for (int i = 0; i < 6; i++) {
            run.accept(get(IP, "/x", 429, T0 + 1000L * i, i));
        }
        assertThat(run.entry(Topic.BLOCKLIST, KEY).rule()).isEqualTo("rl-abuse");
    }

    @Test
    void aBurstIsThrottledAndRenewedAtHalfLifeOnTheBlocklistOnly() {
        // Given
        for (int i = 0; i < 41; i++) {
            run.accept(get(IP, "/x", 200, T0, i));
        }
        Decision throttle = run.entry(Topic.BLOCKLIST, KEY);
        assertThat(throttle.action()).isEqualTo(Action.THROTTLE);
        assertThat(throttle.retryAfterMs()).isEqualTo(50);
        assertThat(throttle.expiresAt().toEpochMilli()).isEqualTo(T0 + 2000);

        // When
        for (int i = 0; i < 200; i++) {
            run.accept(get(IP, "/x", 200, T0 + 10L * i, 100 + i));
        }

        // Then
        assertThat(run.changes()).hasSize(1);
        List<Decision> values = run.values(Topic.BLOCKLIST);
        assertThat(values).hasSize(2);
        assertThat(values.get(1).id()).isEqualTo(throttle.id());
        assertThat(values.get(1).version()).isGreaterThan(throttle.version());
        assertThat(values.get(1).expiresAt().toEpochMilli()).isBetween(T0 + 3000, T0 + 3100);
    }

    @Test
    void aBlockReplacesAThrottleAndAThrottleNeverABlock() {
        for (int i = 0; i < 41; i++) {
            run.accept(login(IP, "u", i < 36 ? 200 : 404, T0, i));
        }
        bruteForce(1);
        assertThat(run.changes().stream().map(DecisionChange::type))
                .containsExactly(DecisionChange.Type.CREATED, DecisionChange.Type.REPLACED);
        assertThat(run.entry(Topic.BLOCKLIST, KEY).action()).isEqualTo(Action.BLOCK);
        for (int i = 0; i < 100; i++) {
            run.accept(get(IP, "/x", 200, T0 + 2000, i));
        }
        assertThat(run.entry(Topic.BLOCKLIST, KEY).action()).isEqualTo(Action.BLOCK);
    }

    @Test
    void anotherBruteForceExtendsTheBlock() {
        bruteForce(6);
        for (int i = 0; i < 6; i++) {
            run.accept(login(IP, "u", 401, T0 + 120_000, 100 + i));
        }
        assertThat(run.changes().stream().map(DecisionChange::type))
                .containsExactly(DecisionChange.Type.CREATED, DecisionChange.Type.EXTENDED);
        assertThat(run.entry(Topic.BLOCKLIST, KEY).expiresAt().toEpochMilli()).isEqualTo(T0 + 120_000 + 4 * 3_600_000);
    }

    @Test
    void aLogoutRevokesATokenUntilItExpires() {
        // Given
        String token = token("alice", T0 / 1000 + 3600);
        String header = ",\"headers\":{\"authorization\":\"Bearer " + token + "\"}";
        run.accept(request(IP, "GET", "/x", 200, header, T0, 1));

        // When
        run.accept(request(IP, "POST", "/logout", 200, header, T0 + 1000, 2));

        // Then
        Decision revocation = run.entry(Topic.REVOCATIONS, KEYS.token(token).key());
        assertThat(revocation.action()).isEqualTo(Action.REVOKE);
        assertThat(revocation.expiresAt().toEpochMilli()).isEqualTo(T0 + 3_600_000);
        assertThat(run.table(Topic.BLOCKLIST)).isEmpty();
    }

    @Test
    void onlyATokenThatWasSeenIsRevokedByAnEvent() {
        String revoked = "{\"type\":\"token_revoked\",\"jti\":\"j1\"}";
        run.accept(event(Topic.AUTH_EVENTS, null, revoked, T0, 1));
        assertThat(run.published).isEmpty();
        assertThat(run.subjects.entries).isEmpty();

        run.accept(event(Topic.AUTH_EVENTS, null, "{\"type\":\"token_issued\",\"jti\":\"j1\"}", T0, 2));
        run.accept(event(Topic.AUTH_EVENTS, null, revoked, T0 + 1, 3));
        assertThat(run.table(Topic.REVOCATIONS))
                .containsOnlyKeys(KEYS.tokenId("j1").key());
    }

    @Test
    void anAllowedAddressIsNeverDecidedAgainst() {
        Run shielded = new Run(PolicyReader.read(
                "p", "name: p\nallow: [{value: 203.0.113.0/24, reason: ours}, {value: '2001:db8::7', reason: one}]\n"));
        for (int i = 0; i < 100; i++) {
            shielded.accept(login(IP, "u", 401, T0, i));
            shielded.accept(login("2001:db8::8", "u", 401, T0, i));
        }
        shielded.accept(command("block", KEY, T0, 1000));
        shielded.accept(command("block", "range:203.0.0.0/16", T0, 1001));
        assertThat(shielded.published).allMatch(answer -> answer.topic() == Topic.COMMAND_RESULTS);
    }

    @Test
    void malformedEventsCountAgainstTheLimit() {
        for (int i = 0; i < 41; i++) {
            run.accept(event(Topic.REQUEST_EVENTS, IP, "{", T0, i));
        }
        assertThat(run.entry(Topic.BLOCKLIST, KEY).action()).isEqualTo(Action.THROTTLE);
    }

    @Test
    void operatorsBlockAndLiftByExplicitValues() {
        run.accept(command("block", KEY, T0, 1));
        Decision block = run.entry(Topic.BLOCKLIST, KEY);
        assertThat(block.rule()).isEqualTo("operator");
        assertThat(block.actor()).isEqualTo("ann");

        run.accept(command("unblock", KEY, T0, 2));

        Decision lifted = run.entry(Topic.BLOCKLIST, KEY);
        assertThat(lifted.action()).isEqualTo(Action.ALLOW);
        assertThat(lifted.version()).isGreaterThan(block.version());
        assertThat(run.changes().get(1).type()).isEqualTo(DecisionChange.Type.LIFTED);
        assertThat(run.expire(lifted.expiresAt().toEpochMilli())).hasSize(1);
        assertThat(run.table(Topic.BLOCKLIST)).isEmpty();
    }

    @Test
    void aLiftedBlockLendsItsEndToNothing() {
        // Given
        run.accept(command("block", KEY, T0, 1));
        run.accept(command("unblock", KEY, T0, 2));

        // When
        for (int i = 0; i < 60; i++) {
            run.accept(get(IP, "/users", 200, T0 + 1000, 100 + i));
        }

        // Then
        Decision throttle = run.entry(Topic.BLOCKLIST, KEY);
        assertThat(throttle.action()).isEqualTo(Action.THROTTLE);
        assertThat(throttle.expiresAt()).isEqualTo(Instant.ofEpochMilli(T0 + 3000));
    }

    @Test
    void anOperatorRevokesAnyCredential() {
        run.accept(command("revoke", "token:t1.abc", T0, 1));
        assertThat(run.entry(Topic.REVOCATIONS, "token:t1.abc").action()).isEqualTo(Action.REVOKE);
    }

    @Test
    void whatIsOverByTheWallClockIsHistoryOnly() {
        run.at(T0 + 5 * 3_600_000);
        bruteForce(6);
        assertThat(run.changes()).hasSize(1);
        assertThat(run.values(Topic.BLOCKLIST)).isEmpty();
    }

    @Test
    void aShadowRuleIsRecordedAndNeverEnforced() {
        Run shadow = new Run(PolicyReader.read(
                "p",
                "name: p\nlimits: [{name: l, subject: ip, mode: shadow, windows: [{rate: 1, per: 1s}]}]\nrules: []\n"));
        for (int i = 0; i < 50; i++) {
            shadow.accept(get(IP, "/x", 200, T0, i));
        }
        assertThat(shadow.changes())
                .singleElement()
                .matches(change -> change.decision().shadow());
        assertThat(shadow.values(Topic.BLOCKLIST)).isEmpty();
    }

    @Test
    void aTombstoneFollowsTheEndAndThenNothingIsLeft() {
        bruteForce(6);
        long end = run.entry(Topic.BLOCKLIST, KEY).expiresAt().toEpochMilli();

        assertThat(run.expire(end - 1)).isEmpty();
        assertThat(run.expire(end))
                .singleElement()
                .matches(p -> p.value() == null && p.key().equals(KEY));
        assertThat(run.expire(end)).isEmpty();
        run.expire(end + Duration.ofDays(31).toMillis());
        assertThat(run.subjectKeys()).isEmpty();
        assertThat(run.bucketKeys()).isEmpty();
        assertThat(run.expiries.entries).isEmpty();
    }
}
