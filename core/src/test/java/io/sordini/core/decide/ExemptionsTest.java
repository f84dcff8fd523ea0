package io.sordini.core.decide;

import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResult.Outcome;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.DecisionChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExemptionsTest {

    private final Run run = new Run(PolicyReader.defaults());
    private long offset;

    @Test
    void anAllowEntryLiftsWhatItCoversAndNothingElse() {
        for (String subject : List.of(
                "ip:203.0.113.1",
                "ip:203.0.113.255",
                "ip:203.0.114.1",
                "range:203.0.0.0/16",
                "range:198.51.100.0/24",
                "ip:2001:db8::/64",
                "token:t1.abc")) {
            give(Command.Type.BLOCK, subject, T0);
        }
        give(Command.Type.ALLOW, "range:203.0.113.0/24", T0 + 1);

        assertThat(run.changes())
                .filteredOn(change -> change.type() == DecisionChange.Type.LIFTED)
                .extracting(change -> change.decision().subject().key())
                .as("a range that holds an allowed address is spared as a whole")
                .containsExactlyInAnyOrder("ip:203.0.113.1", "ip:203.0.113.255", "range:203.0.0.0/16");
        assertThat(run.changes().get(run.changes().size() - 1).decision()).satisfies(decision -> {
            assertThat(decision.actor()).isEqualTo("ann");
            assertThat(decision.reason()).isEqualTo("ticket 7");
            assertThat(decision.action()).isEqualTo(Action.ALLOW);
        });
        assertThat(last().message()).isEqualTo("range:203.0.113.0/24 is on the allowlist; 3 decisions are lifted.");
        assertThat(last().lifted()).isEqualTo(3);
    }

    @Test
    void whoIsAllowedIsNeverDecidedAgainstUntilTheEntryIsTakenBack() {
        give(Command.Type.ALLOW, "ip:203.0.113.66", T0);
        bruteForce(T0 + 10);
        assertThat(run.changes()).isEmpty();

        give(Command.Type.DISALLOW, "ip:203.0.113.66", T0 + 20);
        assertThat(last().message()).isEqualTo("ip:203.0.113.66 is off the allowlist.");
        bruteForce(T0 + 30);
        assertThat(run.changes()).hasSize(1);

        give(Command.Type.DISALLOW, "ip:203.0.113.66", T0 + 40);
        assertThat(last().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void anEntryThatSparesHalfTheWorldIsRefusedAndPrivateNetworksAreNot() {
        for (String range : List.of("0.0.0.0/0", "::/0", "10.0.0.0/7", "::/6")) {
            give(Command.Type.ALLOW, "range:" + range, T0);
            assertThat(last().outcome()).as(range).isEqualTo(Outcome.REFUSED);
        }
        assertThat(last().message())
                .isEqualTo(
                        "range:::/6 is wider than a /8 of IPv4 or a /7 of IPv6, the widest that can be allowed: a rule"
                                + " that troubles everybody is turned off in the policy.");

        for (String range : List.of("10.0.0.0/8", "fc00::/7")) {
            give(Command.Type.ALLOW, "range:" + range, T0);
            assertThat(last().outcome()).as(range).isEqualTo(Outcome.APPLIED);
        }
    }

    @Test
    void takingAnEntryBackSaysWhichOtherStillTouchesTheAddresses() {
        give(Command.Type.ALLOW, "range:203.0.113.0/24", T0);
        give(Command.Type.ALLOW, "ip:203.0.113.66", T0 + 1);
        give(Command.Type.DISALLOW, "ip:203.0.113.66", T0 + 2);

        assertThat(last().message())
                .isEqualTo("ip:203.0.113.66 is off the allowlist; the entry 203.0.113.0/24, which touches it, stays.");
        give(Command.Type.DISALLOW, "ip:203.0.113.66", T0 + 3);
        assertThat(last().message())
                .isEqualTo(
                        "ip:203.0.113.66 was not on the allowlist; the entry 203.0.113.0/24, which touches it, stays.");
    }

    @Test
    void anEntryWithAnEndEnds() {
        SourceRecord forOneMinute = Samples.event(
                Topic.COMMANDS,
                "x",
                "{\"id\":\"c\",\"type\":\"allow\",\"subject\":\"ip:203.0.113.66\",\"actor\":\"ann\",\"reason\":\"r\","
                        + "\"duration_s\":60}",
                T0,
                1);
        run.accept(forOneMinute);
        bruteForce(T0 + 59_000);
        assertThat(run.changes()).isEmpty();

        bruteForce(T0 + 60_000);
        assertThat(run.changes()).hasSize(1);
    }

    @Test
    void theSameCommandIsNotCarriedOutTwice() {
        give(Command.Type.ALLOW, "ip:203.0.113.66", T0);
        give(Command.Type.DISALLOW, "ip:203.0.113.66", T0 + 1);
        run.accept(Samples.command(Command.Type.ALLOW, "ip:203.0.113.66", null, T0, T0 + 2, 1));

        assertThat(last().outcome()).isEqualTo(Outcome.REFUSED);
        bruteForce(T0 + 10);
        assertThat(run.changes()).hasSize(1);
    }

    @Test
    void manySubjectsAreGoneThroughInPartsAndTheAnswerComesAtTheEnd() {
        int blocked = Sweep.STEP + 1;
        for (int i = 0; i < blocked; i++) {
            give(Command.Type.BLOCK, "ip:10.0." + i / 256 + "." + i % 256, T0);
        }
        int answers = run.results().size();

        give(Command.Type.ALLOW, "range:10.0.0.0/8", T0 + 1);

        assertThat(run.results()).hasSize(answers);
        assertThat(run.table(Topic.BLOCKLIST).values())
                .filteredOn(decision -> decision.action() == Action.BLOCK)
                .hasSize(1);
        Run restarted = run.restarted();
        restarted.expire(T0 + 2);
        assertThat(restarted.results())
                .singleElement()
                .satisfies(result -> assertThat(result.message()).contains(blocked + " decisions are lifted"));
        restarted.expire(T0 + 3);
        assertThat(restarted.results()).hasSize(1);
        assertThat(restarted.subjects.get("sweeps")).isNull();
    }

    @Test
    void entriesOutliveARestart() {
        give(Command.Type.ALLOW, "range:2001:db8::/32", T0);
        give(Command.Type.ALLOW, "ip:203.0.113.66", T0);

        Run restarted = run.restarted();
        restarted.accept(Samples.command("block", "ip:203.0.113.66", T0 + 1, 50));
        restarted.accept(Samples.command("block", "ip:2001:db8:1:2::/64", T0 + 1, 51));
        restarted.accept(Samples.command("block", "ip:203.0.113.67", T0 + 1, 52));

        assertThat(restarted.results())
                .extracting(CommandResult::outcome)
                .containsExactly(Outcome.REFUSED, Outcome.REFUSED, Outcome.APPLIED);
    }

    private void bruteForce(long time) {
        for (int i = 0; i < 6; i++) {
            run.accept(Samples.login("203.0.113.66", "bob", 401, time, 100 + i));
        }
    }

    private void give(Command.Type type, String subject, long time) {
        run.accept(Samples.command(type, subject, null, time, time, ++offset));
    }

    private CommandResult last() {
        List<CommandResult> results = run.results();
        return results.get(results.size() - 1);
    }
}
