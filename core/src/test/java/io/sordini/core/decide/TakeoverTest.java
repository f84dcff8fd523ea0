package io.sordini.core.decide;

import static io.sordini.core.Samples.T0;
import static io.sordini.core.Samples.get;
import static io.sordini.core.Samples.login;
import static io.sordini.core.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One policy follows on another in the middle of the stream. */
class TakeoverTest {

    private static final String IP = "203.0.113.66";
    private static final String KEY = "ip:" + IP;

    private static Policy policy(String name, String sections) {
        return PolicyReader.read(name, "name: " + name + "\n" + sections);
    }

    /** A policy whose only rule is a bucket of failed logins. */
    private static Policy bucket(String name, int capacity, String mode, String more) {
        return policy(name, """
                limits: []
                rules:
                  - {name: guessing, kind: leaky, subject: ip, on: login_failed, capacity: %d, leak: 10s, mode: %s,
                     action: block, duration: 1h%s}
                """.formatted(capacity, mode, more));
    }

    /** Of what is kept of the address. */
    private static int size(Run run) {
        byte[] state = run.subjects.get(KEY);
        return state == null ? 0 : state.length;
    }

    private static void fail(Run run, int from, int to) {
        for (int i = from; i <= to; i++) {
            run.accept(login(IP, "user" + i, 401, T0 + 100L * i, i));
        }
    }

    @Test
    void whatWasCountedGoesOnCountingAndTheDecisionNamesThePolicyThatMadeIt() {
        // Given
        Run before = new Run(bucket("one", 5, "enforce", ""));
        fail(before, 1, 4);

        // When
        Run after = before.under(bucket("two", 5, "enforce", ""));
        fail(after, 5, 5);
        assertThat(after.published).isEmpty();
        fail(after, 6, 6);

        // Then
        Decision block = after.entry(Topic.BLOCKLIST, KEY);
        assertThat(block.policyVersion()).startsWith("two@");
        assertThat(block.evidence().events()).isEqualTo(6);
        assertThat(block.evidence().origins()).contains("request-events-0@1", "request-events-0@6");
    }

    @Test
    void eventsStayInABucketThatBecameLargerOrSmaller() {
        // Given
        Run before = new Run(bucket("one", 5, "enforce", ""));
        fail(before, 1, 4);

        // When
        Run larger = before.under(bucket("larger", 8, "enforce", ""));
        fail(larger, 5, 8);
        boolean full = larger.published.isEmpty();
        Run smaller = larger.under(bucket("smaller", 3, "enforce", ""));
        fail(smaller, 9, 9);

        // Then
        assertThat(full).as("4 events and 4 more fit into 8").isTrue();
        assertThat(smaller.entry(Topic.BLOCKLIST, KEY).evidence().events()).isEqualTo(9);
    }

    @Test
    void aRuleThatBecomesAnotherKindStartsAnew() {
        // Given
        Run before = new Run(bucket("one", 5, "enforce", ""));
        fail(before, 1, 4);

        // When
        Run after = before.under(policy("two", """
                limits: []
                rules:
                  - {name: guessing, kind: window, subject: ip, on: login_failed, count: 2, within: 1m, distinct: {user: 2},
                     action: block, duration: 1h}
                """));
        fail(after, 5, 5);
        boolean silent = after.published.isEmpty();
        fail(after, 6, 6);

        // Then
        assertThat(silent).isTrue();
        assertThat(after.entry(Topic.BLOCKLIST, KEY).evidence().events()).isEqualTo(2);
    }

    @Test
    void aRuleThatLooksAtOtherValuesStartsAnew() {
        // Given
        String window = """
                limits: []
                rules:
                  - {name: guessing, kind: window, subject: ip, on: login_failed, count: 3, within: 1m, distinct: {%s},
                     action: block, duration: 1h}
                """;
        Run before = new Run(policy("one", window.formatted("user: 3")));
        fail(before, 1, 2);

        // When
        Run after = before.under(policy("two", window.formatted("user: 1, address: 1")));
        fail(after, 3, 4);
        boolean silent = after.published.isEmpty();
        fail(after, 5, 5);

        // Then
        assertThat(silent).isTrue();
        assertThat(after.entry(Topic.BLOCKLIST, KEY).evidence().events()).isEqualTo(3);
    }

    @Test
    void aRuleThatIsEnforcedAtLastActsTheNextTimeAlthoughItHadFiredSilently() {
        // Given
        Run shadow = new Run(bucket("one", 2, "shadow", ", suppress: 24h"));
        fail(shadow, 1, 3);
        assertThat(shadow.changes())
                .singleElement()
                .matches(change -> change.decision().shadow());
        assertThat(shadow.table(Topic.BLOCKLIST)).isEmpty();

        // When
        Run enforced = shadow.under(bucket("two", 2, "enforce", ", suppress: 24h"));
        fail(enforced, 4, 6);

        // Then
        assertThat(enforced.entry(Topic.BLOCKLIST, KEY).action()).isEqualTo(Action.BLOCK);
    }

    @Test
    void aRuleThatIsRemovedDecidesNothingMoreAndWhatItHadCountedEnds() {
        // Given
        Run before = new Run(bucket("one", 5, "enforce", ""));
        fail(before, 1, 5);

        // When
        Run after = before.under(policy("two", "limits: []\nrules: []\n"));
        fail(after, 6, 7);
        after.expire(T0 + Duration.ofHours(1).toMillis());

        // Then
        assertThat(after.published).isEmpty();
        assertThat(after.subjectKeys()).doesNotContain(KEY);
    }

    @Test
    void whatARemovedRuleHadCountedEndsAlsoForASubjectThatIsAroundAllTheTime() {
        // Given
        String busy = "limits: [{name: all, subject: ip, windows: [{rate: 1, per: 1d, burst: 1000}]}]\n";
        String rule = """
                rules:
                  - {name: guessing, kind: leaky, subject: ip, on: login_failed, capacity: 5, leak: 10s,
                     action: block, duration: 1h}
                """;
        Run before = new Run(policy("one", busy + rule));
        fail(before, 1, 3);
        int counted = size(before);

        // When
        Run after = before.under(policy("two", busy + "rules: []\n"));
        after.expire(T0 + Duration.ofDays(2000).toMillis());
        after.accept(get(IP, "/", 200, T0 + Duration.ofHours(1).toMillis(), 9));

        // Then
        assertThat(size(after)).isPositive().isLessThan(counted);
    }

    @Test
    void aLimitKeepsTheShareOfTheTokensThatIsLeft() {
        // Given
        String limit = "rules: []\nlimits: [{name: all, subject: ip, windows: [{rate: %d, per: 1h}]}]\n";
        Run before = new Run(policy("one", limit.formatted(10)));
        for (int i = 0; i < 5; i++) {
            before.accept(get(IP, "/", 200, T0, i));
        }

        // When
        Run after = before.under(policy("two", limit.formatted(100)));
        for (int i = 0; i < 50; i++) {
            after.accept(get(IP, "/", 200, T0, i));
        }
        boolean half = after.published.isEmpty();
        after.accept(get(IP, "/", 200, T0, 99));

        // Then
        assertThat(half).as("5 of 10 is 50 of 100").isTrue();
        assertThat(after.entry(Topic.BLOCKLIST, KEY).action()).isEqualTo(Action.THROTTLE);
    }

    @Test
    void signalsOnTheirWayCountAgainstNoLimitThatDoesNotMeanThem() {
        // Given
        Policy two = policy("two", """
                rules: []
                limits:
                  - {name: sign-ups, subject: ip, on: sign_up, windows: [{rate: 1, per: 1h}]}
                  - {name: orders, subject: ip, paths: [/orders], windows: [{rate: 1, per: 1h}]}
                  - {name: all, subject: ip, windows: [{rate: 3, per: 1h}]}
                """);
        Run before = new Run(policy("one", "rules: []\nlimits: []\n"));
        Run after = before.under(two);

        // When
        for (int i = 0; i < 3; i++) {
            after.accept(before.signals(get(IP, "/orders", 200, T0, i)));
        }
        boolean quiet = after.published.isEmpty();
        after.accept(before.signals(get(IP, "/orders", 200, T0, 4)));

        // Then
        assertThat(quiet).isTrue();
        assertThat(after.entry(Topic.BLOCKLIST, KEY).rule()).isEqualTo("all");
    }

    @Test
    void aNewRuleDoesNotTakeWhatNobodyWantedToKnowForWhatDidNotHappen() {
        // Given
        String failures = """
                limits: []
                rules:
                  - {name: failures, kind: window, subject: tenant, on: login_failed, count: 900, within: 1m,
                     action: alert, duration: 1h}
                """;
        String shares = failures + """
                  - {name: mostly-failures, kind: window, subject: tenant, on: [login_failed, login_succeeded], count: 10,
                     within: 1m, share: {of: login_failed, percent: 80}, action: alert, duration: 1h}
                """;
        Run before = new Run(policy("one", failures));
        Run after = before.under(policy("two", shares));

        // When
        for (int i = 0; i < 20; i++) {
            int status = i % 2 == 0 ? 401 : 200;
            after.accept(before.signals(request(
                    "192.0.2." + i,
                    "POST",
                    "/token",
                    status,
                    ",\"server_id\":\"shop\",\"request_body\":\"username=u" + i + "\"",
                    T0 + i,
                    i)));
        }

        // Then
        assertThat(after.changes()).isEmpty();
    }

    @Test
    void goingBackFindsEverythingAsItWas() {
        // Given
        Policy one = bucket("one", 5, "enforce", "");
        Run before = new Run(one);
        fail(before, 1, 4);

        // When
        Run back = before.under(policy("two", "limits: []\nrules: []\n")).under(one);
        fail(back, 5, 6);

        // Then
        assertThat(back.entry(Topic.BLOCKLIST, KEY).evidence().events()).isEqualTo(6);
    }
}
