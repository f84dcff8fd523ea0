package io.sordini.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.app.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void writeHistory() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            log.append(event(i, "192.0.2.1", "/missing/" + i, 404));
        }
        for (int i = 0; i < 30; i++) {
            log.append(event(10 + i, "198.51.100.1", "/orders", 200));
        }
        Files.writeString(history(), log);
    }

    private Path history() {
        return directory.resolve("events.jsonl");
    }

    private static String event(int second, String address, String path, int status) {
        return String.format(
                "{\"timestamp\":\"2026-03-01T10:00:%02d.000Z\",\"method\":\"GET\",\"path\":\"%s\",\"status_code\":%d,"
                        + "\"client_ip\":\"%s\"}%n",
                second, path, status, address);
    }

    private Path policy(String name, int capacity, String duration) throws IOException {
        return Files.writeString(directory.resolve(name + ".yaml"), """
                name: %s
                limits: []
                rules:
                  - name: probing
                    kind: leaky
                    on: probe
                    subject: ip
                    distinct: path
                    capacity: %d
                    leak: 1m
                    action: block
                    duration: %s
                """.formatted(name, capacity, duration));
    }

    private Cli backtest(Path old, Path tried, Object... more) {
        List<Object> args = new ArrayList<>(List.of("backtest", "--policy", tried, "--against", old, history()));
        args.addAll(List.of(more));
        return Cli.run(args.toArray());
    }

    @Test
    void stricterPolicy_gainsADecision() throws IOException {
        Cli cli = backtest(policy("lenient", 9, "1h"), policy("strict", 4, "1h"));

        assertThat(cli.exit()).as(cli.messages()).isZero();
        assertThat(cli.out())
                .contains("old: lenient@", "new: strict@")
                .contains("38 events from 2026-03-01T10:00:00.000Z to 2026-03-01T10:00:39.000Z")
                .containsPattern("probing +0 +1 +1 +0 +0 +0 +0 +0 +0")
                .containsPattern("ip:192.0.2.1 +gained +- +block 1h +\\+1h +probing")
                .doesNotContain("198.51.100.1");
        assertThat(cli.messages()).contains("events/s through both policies").doesNotContain("\u001b");
    }

    @Test
    void longerBlock_isExtended_andTheOtherWayRoundShortened() throws IOException {
        Path hour = policy("hour", 4, "1h");
        Path day = policy("day", 4, "1d");

        assertThat(backtest(hour, day).out())
                .containsPattern("ip:192.0.2.1 +extended +block 1h +block 1d +\\+23h +probing");
        assertThat(backtest(day, hour).out())
                .containsPattern("ip:192.0.2.1 +shortened +block 1d +block 1h +-23h +probing");
    }

    @Test
    void samePolicy_differsInNothing() throws IOException {
        Path policy = policy("same", 4, "1h");

        Cli cli = backtest(policy, policy, "--fail-on", "gained>0,lost>0,changed>0,extended>0,shortened>0,moved>0");

        assertThat(cli.exit()).as(cli.messages()).isZero();
        assertThat(cli.out())
                .containsPattern("probing +1 +1 +0 +0 +0 +0 +0 +0 +1")
                .doesNotContain("SUBJECT");
    }

    @Test
    void failOn_isExitCodeOneAndSaysWhy() throws IOException {
        Path lenient = policy("lenient", 9, "1h");
        Path strict = policy("strict", 4, "1h");

        Cli failed = backtest(lenient, strict, "--fail-on", "lost>0", "--fail-on", "gained>=1");

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.messages()).contains("sordini: --fail-on gained>=1: 1 decisions are gained");
        assertThat(failed.messages()).doesNotContain("--fail-on lost>0:");
        assertThat(backtest(lenient, strict, "--fail-on", "gained>1").exit()).isZero();
        assertThat(backtest(lenient, strict, "--fail-on", "gained=1").exit()).isEqualTo(1);
    }

    @Test
    void wrongCondition_isWrongUse() throws IOException {
        Path policy = policy("same", 4, "1h");

        for (String wrong : List.of("gained", "gained<1", "won>0", "same>0", "gained>x", "gained>-1")) {
            Cli cli = backtest(policy, policy, "--fail-on", wrong);
            assertThat(cli.exit()).as(wrong).isEqualTo(2);
            assertThat(cli.messages())
                    .contains("expected a kind of change, > or >= or =, and a whole number, such as gained>0")
                    .contains("found '" + wrong + "'");
        }
    }

    @Test
    void historyThatIsNone_isWrongUse() throws IOException {
        Path policy = policy("same", 4, "1h");

        assertThat(Cli.run("backtest", "--policy", policy).messages())
                .contains("Expected either files or --topics as the history, found neither");
        assertThat(backtest(policy, policy, "--topics").messages())
                .contains("Expected either files or --topics as the history, found both");
        assertThat(Cli.run("backtest", "--policy", policy, "--topics").messages())
                .contains("Missing option '--from=INSTANT'");
        assertThat(Cli.run("backtest", "--policy", policy, "--topics", "--from", "yesterday")
                        .messages())
                .contains("expected an instant such as 2026-11-24T12:00:00Z", "found 'yesterday'");
        assertThat(backtest(policy, policy, "--from", "2026-11-24T12:00:00Z").messages())
                .contains("--from and --to are for --topics");
        assertThat(Cli.run(
                                "backtest",
                                "--policy",
                                policy,
                                "--topics",
                                "--from",
                                "2026-11-24T12:00:00Z",
                                "--to",
                                "2026-11-24T13:00:00+01:00")
                        .messages())
                .contains("Expected --from before --to, found 2026-11-24T12:00:00Z and 2026-11-24T12:00:00Z");
    }

    @Test
    void withoutAgainst_thePolicyOfTheConfigurationIsTheOldOne() throws IOException {
        Path config = Files.writeString(
                directory.resolve("sordini.properties"), "policy.file=" + policy("running", 9, "1h") + "\n");

        Cli cli = Cli.run("backtest", "--policy", policy("strict", 4, "1h"), history(), "--config", config);

        assertThat(cli.exit()).as(cli.messages()).isZero();
        assertThat(cli.out()).contains("old: running@");
        assertThat(cli.messages()).contains("old policy: running@", "running.yaml, as no brokers are named");
        assertThat(Cli.run("backtest", "--policy", policy("strict", 4, "1h"), history())
                        .out())
                .contains("old: default@");
    }

    @Test
    void brokersThatDoNotAnswer_areNotPassedOver() throws IOException {
        String strict = policy("strict", 4, "1h").toString();

        Cli cli = Cli.run("backtest", "--policy", strict, history(), "--bootstrap-servers", "localhost:9");

        assertThat(cli.exit()).isEqualTo(1);
        assertThat(cli.messages()).contains("The policy in force cannot be looked up: name one with --against FILE");
        assertThat(Cli.run(
                                "backtest",
                                "--policy",
                                strict,
                                "--against",
                                strict,
                                history(),
                                "--bootstrap-servers",
                                "localhost:9")
                        .exit())
                .isZero();
    }

    @Test
    void json_hasEverything() throws IOException {
        Cli cli = backtest(policy("hour", 4, "1h"), policy("day", 4, "1d"), "--format", "json");

        JsonNode json = new ObjectMapper().readTree(cli.out());
        assertThat(json.path("events").asInt()).isEqualTo(38);
        assertThat(json.path("enforced").path("extended").asInt()).isEqualTo(1);
        assertThat(json.path("rules").path(0).path("rule").asText()).isEqualTo("probing");
        JsonNode decision = json.path("decisions").path(0);
        assertThat(decision.path("subject").asText()).isEqualTo("ip:192.0.2.1");
        assertThat(decision.path("change").asText()).isEqualTo("extended");
        assertThat(decision.path("old").path("held_ms").asLong()).isEqualTo(3_600_000);
        assertThat(decision.path("new").path("held_ms").asLong()).isEqualTo(86_400_000);
        assertThat(decision.path("new").path("reason").asText()).isNotEmpty();
        assertThat(json.path("subjects").path(0).path("more_ms").asLong()).isEqualTo(82_800_000);
    }

    @Test
    void sameInput_givesTheSameBytes() throws IOException {
        Path old = policy("hour", 9, "1h");
        Path tried = policy("day", 4, "1d");
        Path page = directory.resolve("page.html");

        String table = backtest(old, tried, "--html", page).out();
        String html = Files.readString(page);

        assertThat(backtest(old, tried, "--html", page).out()).isEqualTo(table);
        assertThat(Files.readString(page)).isEqualTo(html).contains("<svg");
        assertThat(backtest(old, tried, "--format", "json").out())
                .isEqualTo(backtest(old, tried, "--format", "json").out());
    }

    @Test
    void pageThatCannotBeWritten_isSaidBeforeAnythingIsRead() throws IOException {
        Path policy = policy("same", 4, "1h");

        Cli absent = backtest(policy, policy, "--html", directory.resolve("absent/page.html"));
        Cli input = backtest(policy, policy, "--html", history());

        assertThat(absent.exit()).isEqualTo(1);
        assertThat(absent.messages()).contains("cannot be written", "a directory that exists");
        assertThat(input.messages()).contains("is an input");
        assertThat(Files.readString(history())).contains("/missing/0");
    }
}
