package io.sordini.core.decide;

import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResult.Outcome;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.DecisionChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdersTest {

    private static final String KEY = "ip:203.0.113.66";

    private final Run run = new Run(PolicyReader.defaults());
    private long offset;

    @Test
    void everyCommandIsAnsweredOnceAndTheAnswerSaysWhatChanged() {
        give(Command.Type.BLOCK, KEY, T0);
        give(Command.Type.BLOCK, KEY, T0 + 1);
        give(Command.Type.UNBLOCK, KEY, T0 + 2);
        give(Command.Type.UNBLOCK, KEY, T0 + 3);
        give(Command.Type.REVOKE, "token:t1.abc", T0 + 4);

        assertThat(run.results()).extracting(CommandResult::command).containsExactly("c1", "c2", "c3", "c4", "c5");
        assertThat(outcomes())
                .containsExactly(Outcome.APPLIED, Outcome.APPLIED, Outcome.APPLIED, Outcome.UNCHANGED, Outcome.APPLIED);
        assertThat(messages())
                .containsExactly(
                        KEY + " is blocked until 2026-01-31T16:00:00.000Z.",
                        KEY + " is blocked until 2026-01-31T16:00:00.001Z.",
                        KEY + " is free again: the decision by operator is lifted.",
                        "Nothing was decided against " + KEY + ".",
                        "token:t1.abc is revoked until 2026-02-01T12:00:00.004Z.");
    }

    @Test
    void aShorterBlockChangesNothing() {
        give(Command.Type.BLOCK, KEY, T0 + 10);
        run.accept(Samples.command("block", KEY, T0, 99));

        assertThat(outcomes()).containsExactly(Outcome.APPLIED, Outcome.UNCHANGED);
        assertThat(run.entry(Topic.BLOCKLIST, KEY).actor()).isEqualTo("ann");
    }

    @Test
    void theSameCommandIsNotCarriedOutTwice() {
        give(Command.Type.BLOCK, KEY, T0);
        give(Command.Type.UNBLOCK, KEY, T0 + 1);
        run.accept(Samples.command(Command.Type.BLOCK, KEY, null, T0, T0 + 2, 1));

        assertThat(outcomes()).containsExactly(Outcome.APPLIED, Outcome.APPLIED, Outcome.REFUSED);
        assertThat(run.entry(Topic.BLOCKLIST, KEY).action()).isEqualTo(Action.ALLOW);
    }

    @Test
    void whoIsAllowedIsNotBlocked() {
        give(Command.Type.ALLOW, "range:203.0.113.0/24", T0);
        give(Command.Type.BLOCK, KEY, T0 + 1);

        assertThat(outcomes()).containsExactly(Outcome.APPLIED, Outcome.REFUSED);
        assertThat(messages().get(1))
                .isEqualTo(KEY + " is on the allowlist by the entry 203.0.113.0/24: take it off first with"
                        + " 'sordini allow remove 203.0.113.0/24'.");
        assertThat(run.changes()).isEmpty();
    }

    @Test
    void whoThePolicyDocumentAllowsIsNotBlocked_andNoCommandIsSaidToHelp() {
        Run documented = new Run(PolicyReader.read("test", """
                name: test
                allow:
                  - value: 203.0.113.0/24
                    reason: probes of our own
                """));
        documented.accept(Samples.command("block", KEY, T0, 1));

        assertThat(documented.results())
                .singleElement()
                .extracting(CommandResult::message)
                .isEqualTo(
                        KEY + " is on the allowlist by the entry 203.0.113.0/24 of the policy document: take it out of"
                                + " there first.");
    }

    @Test
    void noCommandBlocksHalfTheWorld() {
        List.of("0.0.0.0/0", "::/0", "10.0.0.0/7", "2000::/15", "::/95", "10.0.0.0/8", "2001::/16")
                .forEach(range -> give(Command.Type.BLOCK, "range:" + range, T0));

        assertThat(outcomes())
                .containsExactly(
                        Outcome.REFUSED,
                        Outcome.REFUSED,
                        Outcome.REFUSED,
                        Outcome.REFUSED,
                        Outcome.APPLIED,
                        Outcome.APPLIED,
                        Outcome.APPLIED);
        assertThat(messages().get(0))
                .isEqualTo("range:0.0.0.0/0 is wider than a /8 of IPv4 or a /16 of IPv6, the widest that can be"
                        + " blocked: block narrower ranges.");
    }

    @Test
    void unlockForgetsWhatWasCountedAndLiftsWhatBars() {
        for (int i = 0; i < 5; i++) {
            run.accept(Samples.login("203.0.113.66", "bob", 401, T0, 100 + i));
        }
        give(Command.Type.UNLOCK, KEY, T0 + 1);
        run.accept(Samples.login("203.0.113.66", "bob", 401, T0 + 2, 200));

        assertThat(run.changes()).as("the sixth failure would have fired").isEmpty();
        assertThat(messages()).containsExactly("What was counted against " + KEY + " is forgotten.");
        give(Command.Type.BLOCK, KEY, T0 + 3);
        give(Command.Type.UNLOCK, KEY, T0 + 4);
        assertThat(run.changes())
                .extracting(DecisionChange::type)
                .containsExactly(DecisionChange.Type.CREATED, DecisionChange.Type.LIFTED);
    }

    @Test
    void unlockLeavesRevocations() {
        give(Command.Type.REVOKE, "user:u1.abc", T0);
        give(Command.Type.UNLOCK, "user:u1.abc", T0 + 1);

        assertThat(outcomes()).containsExactly(Outcome.APPLIED, Outcome.UNCHANGED);
        assertThat(run.entry(Topic.REVOCATIONS, "user:u1.abc").action()).isEqualTo(Action.REVOKE);
        give(Command.Type.UNBLOCK, "user:u1.abc", T0 + 2);
        assertThat(run.entry(Topic.REVOCATIONS, "user:u1.abc").action()).isEqualTo(Action.ALLOW);
    }

    private void give(Command.Type type, String subject, long time) {
        run.accept(Samples.command(type, subject, null, time, time, ++offset));
    }

    private List<Outcome> outcomes() {
        return run.results().stream().map(CommandResult::outcome).toList();
    }

    private List<String> messages() {
        return run.results().stream().map(CommandResult::message).toList();
    }
}
