package io.sordini.core.decide;

import static io.sordini.core.Samples.KEYS;
import static io.sordini.core.Samples.T0;
import static io.sordini.core.Samples.event;
import static io.sordini.core.Samples.get;
import static io.sordini.core.Samples.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandCodec;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResult.Outcome;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.subject.Subject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {

    private static final String IP = "203.0.113.66";
    private static final String KEY = "ip:" + IP;
    private static final String SESSION = KEYS.session("s1").key();

    private Run run = new Run(PolicyReader.defaults());

    private void bruteForce() {
        for (int i = 1; i <= 6; i++) {
            run.accept(login(IP, "user" + i, 401, T0 + 100L * i, i));
        }
    }

    private void loginOf(String session, long time, long offset) {
        String json = "{\"type\":\"login_succeeded\",\"client_ip\":\"" + IP + "\",\"user\":\"alice\",\"session_id\":\""
                + session + "\"}";
        run.accept(event(Topic.AUTH_EVENTS, IP, json, time, offset));
    }

    private void probe(long time) {
        for (int i = 0; i <= 10; i++) {
            run.accept(get(IP, "/p" + i, 404, time + 200L * i, 100 + i));
        }
    }

    private Decision made(String rule) {
        return run.changes().stream()
                .map(DecisionChange::decision)
                .filter(decision -> decision.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " decided nothing"));
    }

    private CommandResult undo(Decision decision, long time) {
        Subject subject = decision.subject();
        Command command = new Command(
                "u" + time,
                Command.Type.UNDO,
                subject,
                "ann",
                "a test of ours",
                null,
                decision.id(),
                Instant.ofEpochMilli(time),
                null);
        run.accept(new SourceRecord(
                Topic.COMMANDS, subject.key(), CommandCodec.encode(command), time, "commands-0@" + time));
        List<CommandResult> results = run.results();
        return results.get(results.size() - 1);
    }

    @Test
    void aSessionThatWasRevokedAfterAnAttackNamesTheDecisionThatItCameFrom() {
        bruteForce();
        loginOf("s1", T0 + 2000, 10);

        Decision block = made("login-bf-ip");
        Decision alert = made("success-after-attack-ip");
        Decision revoked = run.entry(Topic.REVOCATIONS, SESSION);
        assertThat(block.cause()).isNull();
        assertThat(alert.subject().key()).isEqualTo(KEY);
        assertThat(alert.cause()).isEqualTo(block.id());
        assertThat(revoked.cause()).isEqualTo(alert.id());
    }

    @Test
    void oneUndoLiftsTheBlockAndTheRevocationAlsoAfterARestart() {
        bruteForce();
        loginOf("s1", T0 + 2000, 10);
        Decision block = made("login-bf-ip");
        run = run.restarted();

        CommandResult result = undo(block, T0 + 3000);

        assertThat(result.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(result.lifted()).isEqualTo(1);
        assertThat(result.message())
                .isEqualTo("Decision " + block.id() + " is undone. 1 other subject is told to undo what came of it."
                        + " Nothing is in force against " + KEY + ".");
        assertThat(run.entry(Topic.BLOCKLIST, KEY).action()).isEqualTo(Action.ALLOW);
        assertThat(run.entry(Topic.REVOCATIONS, SESSION).action()).isEqualTo(Action.ALLOW);
        assertThat(run.changes()).hasSize(2).allSatisfy(change -> {
            assertThat(change.type()).isEqualTo(DecisionChange.Type.LIFTED);
            assertThat(change.decision().actor()).isEqualTo("ann");
            assertThat(change.decision().reason()).isEqualTo("a test of ours");
        });
        int published = run.published.size();
        assertThat(undo(block, T0 + 4000).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(run.published).hasSize(published + 1);
    }

    @Test
    void anAttackThatIsUndoneIsNoneThatALoginFollowsOn() {
        bruteForce();
        undo(made("login-bf-ip"), T0 + 1000);

        loginOf("s1", T0 + 2000, 10);

        assertThat(run.table(Topic.REVOCATIONS)).isEmpty();
    }

    @Test
    void undoingTheAlertLeavesTheBlock() {
        bruteForce();
        loginOf("s1", T0 + 2000, 10);

        CommandResult result = undo(made("success-after-attack-ip"), T0 + 3000);

        assertThat(result.message())
                .contains("In force against " + KEY + " is decision "
                        + made("login-bf-ip").id());
        assertThat(run.entry(Topic.BLOCKLIST, KEY).action()).isEqualTo(Action.BLOCK);
        assertThat(run.entry(Topic.REVOCATIONS, SESSION).action()).isEqualTo(Action.ALLOW);
    }

    @Test
    void whatAnotherRuleDecidedMeanwhileStands() {
        bruteForce();
        probe(T0 + 1000);
        Decision first = made("login-bf-ip");
        assertThat(run.entry(Topic.BLOCKLIST, KEY).rule()).isEqualTo("probing");

        CommandResult undone = undo(first, T0 + 10_000);
        assertThat(undone.lifted()).isZero();
        assertThat(undone.message()).contains("by probing");
        assertThat(run.entry(Topic.BLOCKLIST, KEY).rule()).isEqualTo("probing");

        undo(made("probing"), T0 + 11_000);
        assertThat(run.entry(Topic.BLOCKLIST, KEY).action()).isEqualTo(Action.ALLOW);
    }

    @Test
    void whatWasOutweighedTakesThePlaceOfWhatIsUndone() {
        bruteForce();
        probe(T0 + 1000);
        Decision first = made("login-bf-ip");
        Decision second = made("probing");
        run = run.restarted();

        CommandResult undone = undo(second, T0 + 10_000);

        Decision stands = run.entry(Topic.BLOCKLIST, KEY);
        assertThat(undone.message()).contains("In force against " + KEY + " is decision " + first.id());
        assertThat(stands.id()).isEqualTo(first.id());
        assertThat(stands.expiresAt()).isEqualTo(first.expiresAt());
        assertThat(stands.version()).isGreaterThan(second.version());
    }

    @Test
    void whatWasOutweighedIsNotPutInForceAgainstWhomThePolicyAllowsByNow() {
        bruteForce();
        probe(T0 + 1000);
        Decision second = made("probing");
        run = run.under(PolicyReader.read("p.yaml", "name: sparing\nallow: [{value: " + IP + ", reason: our own}]\n"));

        CommandResult undone = undo(second, T0 + 10_000);

        assertThat(undone.message()).contains("Nothing is in force against " + KEY);
        assertThat(run.entry(Topic.BLOCKLIST, KEY).action()).isEqualTo(Action.ALLOW);
    }

    @Test
    void theContributorsOfASprayAreFreeAgain() {
        for (int i = 0; i < 12; i++) {
            String json = "{\"type\":\"login_failed\",\"client_ip\":\"198.18." + i + ".7\",\"user\":\"user" + i
                    + "\",\"password_fingerprint\":\"f1\"}";
            run.accept(event(Topic.AUTH_EVENTS, null, json, T0 + 1000L * i, i));
        }
        Decision alert = made("spray-fingerprint");
        assertThat(run.table(Topic.BLOCKLIST)).hasSize(10);
        assertThat(run.table(Topic.BLOCKLIST).values())
                .allMatch(block -> block.action() == Action.BLOCK && alert.id().equals(block.cause()));

        CommandResult result = undo(alert, T0 + 60_000);

        assertThat(result.message()).contains("10 other subjects are told");
        assertThat(run.table(Topic.BLOCKLIST).values()).allMatch(block -> block.action() == Action.ALLOW);
    }

    @Test
    void moreContributorsThanAreRememberedAreTold() {
        Cascade cascade = Cascade.of("d", "r", null, T0);
        for (int i = 0; i < 40; i++) {
            cascade = cascade.convicting("ip:198.51.100." + i);
        }
        assertThat(cascade.convicting("ip:198.51.100.3")).isEqualTo(cascade);
        assertThat(cascade.convicted()).hasSize(Cascade.MOST_CONVICTED);
        assertThat(cascade.more()).isEqualTo(8);
    }

    @Test
    void aDecisionThatNobodyKnowsChangesNothing() {
        bruteForce();
        Decision block = made("login-bf-ip");
        Run other = run;
        run = new Run(PolicyReader.defaults());

        CommandResult result = undo(block, T0 + 1000);

        assertThat(result.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(other.entry(Topic.BLOCKLIST, KEY).action()).isEqualTo(Action.BLOCK);
    }
}
