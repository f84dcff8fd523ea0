package io.sordini.core.decide;

import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.DecisionChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries that a policy document gains, also while nothing ran. */
class DocumentSweepTest {

    private static final String ENTRY = "name: next\nallow:\n  - {value: %s, reason: ours}\n";

    private final Run run = new Run(PolicyReader.defaults());
    private long offset;

    @Test
    void whatTheNextPolicyAllowsIsLiftedAndNothingElse() {
        for (String subject :
                List.of("ip:203.0.113.1", "ip:203.0.114.1", "range:203.0.0.0/16", "ip:2001:db8::/64", "token:t1.abc")) {
            block(subject);
        }

        Run next = run.under(PolicyReader.read("p", ENTRY.formatted("203.0.113.0/24")));
        next.expire(T0 + 1);

        assertThat(next.changes()).allSatisfy(change -> {
            assertThat(change.type()).isEqualTo(DecisionChange.Type.LIFTED);
            assertThat(change.decision().reason()).isEqualTo("ours");
            assertThat(change.decision().actor()).isNull();
            assertThat(change.decision().policyVersion()).startsWith("next@");
        });
        assertThat(next.changes())
                .extracting(change -> change.decision().subject().key())
                .containsExactlyInAnyOrder("ip:203.0.113.1", "range:203.0.0.0/16");
    }

    @Test
    void manySubjectsAreGoneThroughInPartsAlsoThroughARestart() {
        int blocked = Sweep.STEP + 1;
        for (int i = 0; i < blocked; i++) {
            block("ip:10.0." + i / 256 + "." + i % 256);
        }

        Run next = run.under(PolicyReader.read("p", ENTRY.formatted("10.0.0.0/8")));
        next.expire(T0 + 1);
        assertThat(next.changes()).hasSize(Sweep.STEP);
        Run restarted = next.restarted();
        restarted.expire(T0 + 2);
        restarted.expire(T0 + 3);

        assertThat(restarted.changes()).hasSize(1);
        assertThat(restarted.table(Topic.BLOCKLIST).values()).allMatch(decision -> decision.action() == Action.ALLOW);
    }

    @Test
    void anEntryThatWasThereBeforeLiftsNothingAgainAndOneThatComesBackDoes() {
        String with = ENTRY.formatted("203.0.113.0/24");
        Run allowing = run.under(PolicyReader.read("p", with));
        allowing.expire(T0);
        Run same = allowing.under(PolicyReader.read("p", with + "limits: []\n"));
        same.expire(T0 + 1);
        assertThat(same.changes()).isEmpty();

        Run without = same.under(PolicyReader.defaults());
        without.expire(T0 + 2);
        without.accept(Samples.command(Command.Type.BLOCK, "ip:203.0.113.1", null, T0 + 3, T0 + 3, ++offset));
        Run again = without.under(PolicyReader.read("p", with));
        again.expire(T0 + 4);

        assertThat(again.changes()).singleElement().matches(change -> change.type() == DecisionChange.Type.LIFTED);
    }

    private void block(String subject) {
        run.accept(Samples.command(Command.Type.BLOCK, subject, null, T0, T0, ++offset));
    }
}
