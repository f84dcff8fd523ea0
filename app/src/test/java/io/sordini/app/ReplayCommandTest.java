package io.sordini.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    private static final Path STRICT = ReferenceData.checkout().resolve("docs/examples/strict.yaml");
    private static final List<String> SECRETS = List.of(
            "hunter2",
            "S3cret!",
            "4111 1111 1111 1111",
            "4111111111111111",
            "078-05-1120",
            "bob@example.com",
            "correct-horse-7",
            "letmein-",
            "eyJ");

    @TempDir
    private Path directory;

    private record Outcome(List<String> audit, List<Decision> decisions, String text) {

        /** The strongest decision about an address. */
        String about(String address) {
            return decisions.stream()
                    .filter(decision -> decision.subject().value().equals(address))
                    .reduce((first, last) -> last)
                    .map(decision -> decision.action().text() + " by " + decision.rule())
                    .orElse("nothing");
        }
    }

    private Outcome replay(Path logs, Object... more) throws IOException {
        Path decisions = directory.resolve("decisions.jsonl");
        Path audit = directory.resolve("audit.jsonl");
        List<Object> args = new ArrayList<>(List.of("replay", logs, "--decisions", decisions, "--audit", audit));
        args.addAll(List.of(more));
        Cli cli = Cli.run(args.toArray());
        assertThat(cli.exit()).as(cli.messages()).isZero();
        List<Decision> made = Files.readAllLines(decisions).stream()
                .map(line -> DecisionCodec.decodeChange(line.getBytes(StandardCharsets.UTF_8)))
                .map(DecisionChange::decision)
                .toList();
        String both = Files.readString(audit) + Files.readString(decisions);
        return new Outcome(Files.readAllLines(audit), made, both);
    }

    private static Path ownLogs() {
        return Path.of("src/test/resources/logs");
    }

    private static Path sample() {
        return ReferenceData.require("samples/mockloop/logs");
    }

    @Test
    void theSampleOfMockLoopLeadsToTheRightDecisions() throws IOException {
        Outcome outcome = replay(sample());

        assertThat(outcome.audit).hasSize(57);
        assertThat(outcome.decisions).anyMatch(decision -> decision.rule().equals("user-enum"));
        assertThat(outcome.about("203.0.113.66")).isEqualTo("alert by success-after-attack-ip");
        assertThat(outcome.about("203.0.113.200")).isEqualTo("block by sensitive-files");
        assertThat(outcome.decisions).allSatisfy(decision -> {
            assertThat(decision.subject().value()).doesNotStartWith("198.51.100.");
            assertThat(decision.reason()).isNotBlank();
            assertThat(decision.evidence().origins()).isNotEmpty().allMatch(origin -> origin.contains(".log:"));
        });
    }

    @Test
    void theStrictExampleThrottlesTheBurstOfTheSample() throws IOException {
        Outcome outcome = replay(sample(), "--policy", STRICT);

        assertThat(outcome.about("203.0.113.77")).isEqualTo("throttle by anonymous-ip");
        assertThat(outcome.decisions)
                .noneMatch(decision -> decision.subject().value().startsWith("198.51.100."));
    }

    @Test
    void noSecretOfTheSampleIsInAnyOutput() throws IOException {
        assertNoSecret(replay(sample()));
        assertNoSecret(replay(sample(), "--policy", STRICT));
    }

    @Test
    void noSecretOfOurOwnLogIsInAnyOutput() throws IOException {
        // Given
        String raw = Files.readString(ownLogs().resolve("requests_2026-03-02.log"));
        assertThat(raw).contains("correct-horse-7", "letmein-1", "eyJ");

        // Then
        assertNoSecret(replay(ownLogs()));
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        assertThat(replay(ownLogs()).text).isEqualTo(replay(ownLogs()).text);
    }

    @Test
    void ourOwnLogHasItsAttackerBlockedAndItsUsersLeftAlone() throws IOException {
        Outcome outcome = replay(ownLogs());

        assertThat(outcome.audit).isNotEmpty();
        assertThat(outcome.decisions).anyMatch(decision -> decision.action() == Action.BLOCK);
        assertThat(outcome.decisions)
                .noneMatch(decision -> decision.subject().value().startsWith("198.51.100."));
    }

    @Test
    void aPolicyWithThreeMistakesIsToldAllOfThem() throws IOException {
        // Given
        Path policy = directory.resolve("policy.yaml");
        Files.writeString(policy, """
                name: broken
                limitz: []
                allow:
                  - value: not-an-address
                    reason: x
                rules:
                  - name: r
                    kind: leaky
                    on: login_failed
                    subject: ip
                    capacity: many
                    leak: 10s
                    action: block
                    duration: 4h
                    mode: enforce
                """);

        // When
        Cli cli = Cli.run(
                "replay",
                ownLogs(),
                "--policy",
                policy,
                "--decisions",
                directory.resolve("d"),
                "--audit",
                directory.resolve("a"));

        // Then
        assertThat(cli.exit()).isEqualTo(1);
        assertThat(cli.messages())
                .contains("policy.yaml:2", "limitz", "policy.yaml:4", "not-an-address", "policy.yaml:11", "many");
    }

    private static void assertNoSecret(Outcome outcome) {
        assertThat(outcome.audit).isNotEmpty();
        assertThat(outcome.text).doesNotContain(SECRETS);
    }
}
