package io.sordini.core.backtest;

import static io.sordini.core.Samples.KEYS;
import static io.sordini.core.Samples.T0;
import static io.sordini.core.backtest.Histories.HOUR;
import static io.sordini.core.backtest.Histories.MINUTE;
import static io.sordini.core.backtest.Histories.compared;
import static io.sordini.core.backtest.Histories.decided;
import static io.sordini.core.backtest.Histories.guessing;
import static io.sordini.core.backtest.Histories.policy;
import static io.sordini.core.backtest.Histories.probes;
import static io.sordini.core.backtest.Histories.probing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sordini.core.Samples;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.decision.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PolicyRunTest {

    private static final String IP = "192.0.2.1";
    private static final Matter PROBING = new Matter("probing", false, "ip:" + IP);

    private static Change only(Policy before, Policy after, List<SourceRecord> history) {
        List<Difference> differences = compared(before, after, history).differences();
        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).matter()).isEqualTo(PROBING);
        return differences.get(0).change();
    }

    private static Outcome outcome(Decided decided, Matter matter) {
        return Objects.requireNonNull(decided.outcomes().get(matter));
    }

    @Test
    void lowerThreshold_gains_higherThreshold_loses() {
        Policy five = policy(probing(5, "block", "1h", "enforce"));
        Policy nine = policy(probing(9, "block", "1h", "enforce"));

        assertThat(only(nine, five, probes(IP, 6, T0))).isEqualTo(Change.GAINED);
        assertThat(only(five, nine, probes(IP, 6, T0))).isEqualTo(Change.LOST);
    }

    @Test
    void longerBlock_extends_shorterBlock_shortens() {
        Policy hour = policy(probing(5, "block", "1h", "enforce"));
        Policy day = policy(probing(5, "block", "1d", "enforce"));

        assertThat(only(hour, day, probes(IP, 6, T0))).isEqualTo(Change.EXTENDED);
        assertThat(only(day, hour, probes(IP, 6, T0))).isEqualTo(Change.SHORTENED);
    }

    @Test
    void otherAction_changes() {
        Policy block = policy(probing(5, "block", "1h", "enforce"));
        Policy challenge = policy(probing(5, "challenge", "1h", "enforce"));

        assertThat(only(block, challenge, probes(IP, 6, T0))).isEqualTo(Change.CHANGED);
    }

    @Test
    void laterBlockOfTheSameLength_isMoved() {
        Policy five = policy(probing(5, "block", "1h", "enforce"));
        Policy nine = policy(probing(9, "block", "1h", "enforce"));

        assertThat(only(five, nine, probes(IP, 10, T0))).isEqualTo(Change.MOVED);
    }

    @Test
    void fewerAlerts_areMoved() {
        List<SourceRecord> history = new ArrayList<>(probes(IP, 7, T0));
        history.addAll(probes(IP, 4, T0 + HOUR));
        Policy three = policy(probing(3, "alert", "1h", "enforce"));
        Policy six = policy(probing(6, "alert", "1h", "enforce"));

        Decided often = decided(three, history);
        assertThat(outcome(often, PROBING).heldMs()).isZero();
        assertThat(outcome(often, PROBING).times())
                .isGreaterThan(outcome(decided(six, history), PROBING).times());
        assertThat(only(three, six, history)).isEqualTo(Change.MOVED);
    }

    @Test
    void ruleThatLeavesShadowMode_isLostThereAndGainedHere() {
        Comparison comparison = compared(
                policy(probing(5, "block", "1h", "shadow")),
                policy(probing(5, "block", "1h", "enforce")),
                probes(IP, 6, T0));

        assertThat(comparison.enforced().of(Change.GAINED)).isEqualTo(1);
        assertThat(comparison.enforced().different()).isEqualTo(1);
        assertThat(comparison.shadow().of(Change.LOST)).isEqualTo(1);
        assertThat(comparison.subjects())
                .extracting(SubjectChange::subject, SubjectChange::change, SubjectChange::moreMs)
                .containsExactly(tuple("ip:" + IP, Change.GAINED, HOUR));
    }

    @Test
    void whatAnOperatorLifts_isHeldUntilThen() {
        List<SourceRecord> history = new ArrayList<>(probes(IP, 6, T0));
        history.add(Samples.command("unblock", "ip:" + IP, T0 + 10 * MINUTE + 5, 900));

        Outcome outcome = outcome(decided(policy(probing(5, "block", "1h", "enforce")), history), PROBING);

        assertThat(outcome.heldMs()).isEqualTo(10 * MINUTE);
        assertThat(outcome.action()).isEqualTo(Action.BLOCK);
        assertThat(outcome.first()).isEqualTo(T0 + 5);
    }

    @Test
    void throttleThatIsRenewed_isHeldToItsLastEnd() {
        Policy one = PolicyReader.read("t.yaml", """
                name: one
                rules: []
                limits:
                  - name: few
                    subject: ip
                    mode: enforce
                    windows:
                      - {rate: 1, per: 1s, burst: 1}
                """);
        List<SourceRecord> history = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            history.add(Samples.get(IP, "/x", 200, T0 + i * 100L, i));
        }

        Outcome outcome = outcome(decided(one, history), new Matter("few", false, "ip:" + IP));

        assertThat(outcome.times()).isEqualTo(1);
        assertThat(outcome.heldMs()).isBetween(MINUTE - 1_000, MINUTE + 2_000);
    }

    @Test
    void timesOfTheRulesOfASubjectDoNotOverlap() {
        List<SourceRecord> history = new ArrayList<>(probes(IP, 6, T0));
        for (int i = 0; i < 6; i++) {
            history.add(Samples.login(IP, "u" + i, 404, T0 + 30 * MINUTE + i, 100 + i));
        }
        Policy both = policy(probing(5, "block", "1h", "enforce"), guessing(5));

        Decided decided = decided(both, history);

        assertThat(outcome(decided, PROBING).heldMs()).isEqualTo(30 * MINUTE);
        assertThat(outcome(decided, new Matter("guessing", false, "ip:" + IP)).heldMs())
                .isEqualTo(HOUR);
    }

    @Test
    void ruleUnderAnotherName_leavesTheSubjectAsItWas() {
        Policy before = policy(probing(5, "block", "1h", "enforce"));
        Policy after = policy(probing(5, "block", "1h", "enforce").replace("name: probing", "name: renamed"));

        Comparison comparison = compared(before, after, probes(IP, 6, T0));

        assertThat(comparison.enforced().of(Change.GAINED)).isEqualTo(1);
        assertThat(comparison.enforced().of(Change.LOST)).isEqualTo(1);
        assertThat(comparison.subjects()).hasSize(1);
        assertThat(comparison.subjects().get(0).change()).isEqualTo(Change.SAME);
        assertThat(comparison.subjects().get(0).rules()).containsExactly("probing", "renamed");
    }

    @Test
    void moreThanCanBeKept_isSaidAndNotLeftOut() {
        PolicyRun run = new PolicyRun(policy(probing(5, "block", "1h", "enforce")), KEYS, 0, T0 + HOUR, 1);
        probes(IP, 6, T0).forEach(run::accept);

        assertThatThrownBy(() -> probes("192.0.2.2", 6, T0).forEach(run::accept))
                .isInstanceOf(BacktestException.class)
                .hasMessageContaining("more than 1 subjects");
    }
}
