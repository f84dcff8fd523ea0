package io.sordini.core.explain;

import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.decide.Registry;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.scenario.DefaultScenarios;
import io.sordini.core.scenario.Scenario;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VerifierTest {

    private static final Policy POLICY = PolicyReader.defaults();
    private static final String IP = "203.0.113.66";

    /** Every decision that any rule makes in its own scenarios is found again, by the same count. */
    @TestFactory
    Stream<DynamicTest> whatTheRulesDecideInTheirScenariosIsSupported() {
        return DefaultScenarios.read(Samples.KEYS).stream()
                .filter(scenario -> !scenario.expected().isEmpty())
                .map(scenario -> DynamicTest.dynamicTest(scenario.place(), () -> supported(scenario)));
    }

    private static void supported(Scenario scenario) {
        Policy policy = scenario.under(POLICY);
        Support best = policy.rule(scenario.rule()).orElseThrow().facts().meet(Registry.SETTLED)
                ? Support.PARTLY
                : Support.SUPPORTED;
        Recording recording = new Recording(policy).of(scenario.records());
        List<Decision> made = recording.made().stream()
                .filter(decision -> decision.rule().equals(scenario.rule()))
                .toList();
        assertThat(made).isNotEmpty().allSatisfy(decision -> {
            Judgement judgement = recording.judge(policy, decision);
            assertThat(judgement.support())
                    .as("%s%n%s", judgement.findings(), decision)
                    .isEqualTo(best);
        });
    }

    /** An event that is not there as it was must not go unnoticed, whichever it is. */
    @TestFactory
    Stream<DynamicTest> noDecisionIsSupportedWithoutAnyOneOfItsEvents() {
        return DefaultScenarios.read(Samples.KEYS).stream()
                .filter(scenario -> !scenario.expected().isEmpty())
                .map(scenario -> DynamicTest.dynamicTest(scenario.place(), () -> unsupportedWithoutOne(scenario)));
    }

    private static void unsupportedWithoutOne(Scenario scenario) {
        Policy policy = scenario.under(POLICY);
        Recording recording = new Recording(policy).of(scenario.records());
        Decision decision = recording.made(scenario.rule());
        Set<String> counted = new HashSet<>(History.counted(decision));
        for (String origin : counted) {
            Recording forged = new Recording(policy).of(scenario.records());
            forged.forge(record -> record.origin().equals(origin));
            Judgement judgement = forged.judge(policy, decision);
            assertThat(judgement.support())
                    .as("without %s: %s", origin, judgement.findings())
                    .isNotEqualTo(Support.SUPPORTED);
        }
    }

    /** Masked records may leave it open whether a rule fired; they must not contradict it, nor speak for whom they do not name. */
    @TestFactory
    Stream<DynamicTest> auditRecordsDeriveWhatTheEventsDidOrNothing() {
        return DefaultScenarios.read(Samples.KEYS).stream()
                .filter(scenario -> !scenario.expected().isEmpty())
                .map(scenario -> DynamicTest.dynamicTest(scenario.place(), () -> derivedFromAudit(scenario)));
    }

    private static void derivedFromAudit(Scenario scenario) {
        Policy policy = scenario.under(POLICY);
        Recording recording = new Recording(policy).of(scenario.records());
        Decision decision = recording.made(scenario.rule());
        recording.lose(record -> true);
        Judgement without = recording.judge(policy, decision);
        List<String> counted = History.counted(decision);
        assertThat(counted).isNotEmpty();

        Judgement with = without.orBy(recording.judgeAudited(policy, decision), counted.size(), counted.size());

        assertThat(with.support()).isIn(Support.SUPPORTED, without.support());
        assertThat(with.findings())
                .last()
                .asString()
                .contains("events gone, audit records " + counted.size() + " of " + counted.size() + " found");
    }

    @Test
    void whereTheEventsAreGoneTheirAuditRecordsBearADecisionOut() {
        Recording recording = new Recording(POLICY).of(failures(6));
        Decision decision = recording.made("login-bf-ip");
        recording.lose(record -> true);
        assertThat(recording.judge(POLICY, decision).support()).isEqualTo(Support.GONE);

        Judgement audited = recording.judgeAudited(POLICY, decision);
        recording.loseAudit(record -> record.contains("@3"));

        assertThat(audited.support()).isEqualTo(Support.SUPPORTED);
        assertThat(audited.findings()).first().asString().contains("with the same figures");
        assertThat(recording.judgeAudited(POLICY, decision).support())
                .as("five of six are not enough")
                .isEqualTo(Support.PARTLY);
    }

    private static List<SourceRecord> failures(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.login(IP, "user" + i, 401, T0 + 100L * i, i))
                .toList();
    }

    @Test
    void aPolicyThatAsksForMoreDoesNotSupportIt() {
        Recording recording = new Recording(POLICY).of(failures(6));
        Policy milder = PolicyReader.read("milder.yaml", """
                name: milder
                rules:
                  - {name: login-bf-ip, what: guessing, on: login_failed, subject: ip, kind: leaky, capacity: 9, leak: 10s,
                     severity: high, action: block, duration: 4h}
                """);

        Judgement judgement = recording.judge(milder, recording.made("login-bf-ip"));

        assertThat(judgement.support()).isEqualTo(Support.NOT_SUPPORTED);
        assertThat(judgement.findings())
                .anySatisfy(
                        finding -> assertThat(finding).contains("6 events", "do not make login-bf-ip fire", "holds 9"));
    }

    @Test
    void aPolicyThatAllowsTheAddressDoesNotSupportIt() {
        Recording recording = new Recording(POLICY).of(failures(6));
        Policy allowing = PolicyReader.read("p", "name: p\nallow: [{value: 203.0.113.0/24, reason: ours}]\n");

        assertThat(recording.judge(allowing, recording.made("login-bf-ip")).support())
                .isEqualTo(Support.NOT_SUPPORTED);
    }

    @Test
    void figuresThatTheEventsDoNotGiveAreNoticed() {
        Recording recording = new Recording(POLICY).of(failures(6));
        Decision decision = recording.made("login-bf-ip");
        Map<String, Long> arithmetic = new LinkedHashMap<>(decision.evidence().arithmetic());
        arithmetic.put("room_ms", 1L);

        Judgement judgement = recording.judge(POLICY, with(decision, decision.action(), arithmetic));

        assertThat(judgement.support()).isEqualTo(Support.PARTLY);
        assertThat(judgement.findings().get(0)).contains("room_ms is 500 and not 1");
    }

    @Test
    void anActionThatTheRuleDoesNotAskForIsNoticed() {
        Recording recording = new Recording(POLICY).of(failures(6));
        Decision decision = recording.made("login-bf-ip");

        Judgement judgement = recording.judge(
                POLICY, with(decision, Action.REVOKE, decision.evidence().arithmetic()));

        assertThat(judgement.support()).isEqualTo(Support.NOT_SUPPORTED);
        assertThat(judgement.findings()).last().asString().contains("block, not revoke");
    }

    @Test
    void whatRetentionDeletedIsGoneOrPartlyGone() {
        Recording recording = new Recording(POLICY).of(failures(6));
        Decision decision = recording.made("login-bf-ip");

        recording.lose(record -> record.timestamp() < T0 + 300);
        assertThat(recording.judge(POLICY, decision).support()).isEqualTo(Support.PARTLY);
        recording.lose(record -> true);
        assertThat(recording.judge(POLICY, decision).support()).isEqualTo(Support.GONE);
    }

    @Test
    void anotherEventInThePlaceOfOneIsNoticed() {
        List<SourceRecord> events = new ArrayList<>(failures(6));
        Recording recording = new Recording(POLICY).of(events);
        Decision decision = recording.made("login-bf-ip");
        events.set(2, Samples.get(IP, "/x", 200, T0 + 200, 2));

        Recording forged = new Recording(POLICY).of(events);
        Judgement judgement = forged.judge(POLICY, decision);

        assertThat(judgement.support()).isEqualTo(Support.NOT_SUPPORTED);
        assertThat(judgement.findings().get(0)).contains("request-events-0@2", "says nothing");
    }

    @Test
    void aThrottleIsSupportedByTheEventsThatTookTheTokens() {
        List<SourceRecord> burst = IntStream.range(0, 41)
                .mapToObj(i -> Samples.get(IP, "/x", 200, T0 + i, i))
                .toList();
        Recording recording = new Recording(POLICY).of(burst);
        Decision throttle = recording.made("anonymous-ip");
        assertThat(recording.judge(POLICY, throttle).support()).isEqualTo(Support.SUPPORTED);

        recording.forge(record -> record.origin().equals("request-events-0@5"));
        assertThat(recording.judge(POLICY, throttle).support()).isEqualTo(Support.NOT_SUPPORTED);
        recording.lose(record -> record.origin().equals("request-events-0@6"));
        assertThat(recording.judge(POLICY, throttle).support()).isEqualTo(Support.PARTLY);
    }

    @Test
    void anOrderIsSupportedByTheCommandOnRecord() {
        Recording recording = new Recording(POLICY)
                .of(List.of(
                        Samples.command("block", "ip:" + IP, T0, 1), Samples.command("block", "ip:192.0.2.1", T0, 2)));
        Decision block = recording.made("operator");
        assertThat(recording.judge(POLICY, block).support()).isEqualTo(Support.SUPPORTED);

        Policy signed = PolicyReader.read(
                "p",
                "name: p\noperators: [{name: ann, key: MCowBQYDK2VwAyEAcfZJoC48sz9n+cow/KtXjDX7qep0cJQPQLx8aMYWsZU=}]\n");
        assertThat(recording.judge(signed, block).support()).isEqualTo(Support.NOT_SUPPORTED);
        recording.lose(record -> true);
        assertThat(recording.judge(POLICY, block).support()).isEqualTo(Support.GONE);
    }

    private static Decision with(Decision decision, Action action, Map<String, Long> arithmetic) {
        Evidence evidence = decision.evidence();
        return new Decision(
                decision.id(),
                decision.subject(),
                action,
                decision.rule(),
                decision.shadow(),
                decision.reason(),
                decision.createdAt(),
                decision.expiresAt(),
                decision.retryAfterMs(),
                decision.version(),
                decision.policyVersion(),
                decision.labels(),
                decision.actor(),
                new Evidence(arithmetic, evidence.events(), evidence.firstAt(), evidence.lastAt(), evidence.origins()));
    }
}
