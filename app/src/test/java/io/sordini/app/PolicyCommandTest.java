package io.sordini.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {

    @TempDir
    private Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("file.yaml"), text);
    }

    @Test
    void checkNamesEveryProblemWithLineAndPath() throws IOException {
        Path policy = file("name: mine\nrulez: []\nlimits: [{name: a, subject: ip, windows: [{rate: no, per: 1s}]}]\n");

        Cli cli = Cli.run("policy", "check", policy);

        assertThat(cli.exit()).isEqualTo(1);
        assertThat(cli.messages())
                .contains(policy + ":2: rulez: ", "did you mean rules?")
                .contains(policy + ":3: limits[0].windows[0].rate: expected a whole number");
    }

    @Test
    void checkCountsWhatAGoodPolicyHas() throws IOException {
        Cli cli = Cli.run("policy", "check", file("name: mine\nrules: []\n"));

        assertThat(cli.exit()).isZero();
        assertThat(cli.out()).contains("a policy with 6 limits and 0 rules, mine@");
    }

    @Test
    void showPrintsTheTables() {
        assertThat(Cli.run("policy", "show").out()).contains("Policy default@", "| login-bf-ip |", "| anonymous-ip |");
    }

    @Test
    void theDefaultPolicyDoesWhatItsScenariosSay() {
        Cli cli = Cli.run("policy", "test");

        assertThat(cli.messages()).isEmpty();
        assertThat(cli.out()).contains(" scenarios, 0 failed");
        assertThat(cli.exit()).isZero();
    }

    @Test
    void aScenarioThatGoesOtherwiseSaysHowAndFails() throws IOException {
        Path scenarios = file("""
                rule: rl-abuse
                scenarios:
                  - name: refused once
                    events:
                      - request: {client_ip: 192.0.2.1, method: GET, path: /, status_code: 429}
                    expect:
                      - {action: block, subject: "ip:192.0.2.1"}
                """);

        Cli cli = Cli.run("policy", "test", scenarios);

        assertThat(cli.exit()).isEqualTo(1);
        assertThat(cli.messages()).contains("refused once: expected 1 decisions, found 0");
        assertThat(cli.out()).contains("1 scenarios, 1 failed");
    }

    @Test
    void aFileThatHoldsNoScenariosIsRefused() throws IOException {
        Cli cli = Cli.run("policy", "test", file("rule: [x\n"));

        assertThat(cli.exit()).isEqualTo(1);
        assertThat(cli.messages()).contains("expected YAML");
    }

    @Test
    void measurePrintsWhatWasSeenAndIsTheSameEachTime() {
        Object[] command = {"policy", "measure", "--users", "20", "--rounds", "1", "--seed", "4"};

        Cli cli = Cli.run(command);

        assertThat(cli.exit()).isZero();
        assertThat(cli.out()).contains("login-bf-ip", "decisions about ordinary use");
        assertThat(Cli.run(command).out()).isEqualTo(cli.out());
        assertThat(Cli.run("policy", "measure", "--users", "0").messages()).contains("expected 1 to");
    }

    /** One hundredth of what {@code e2e/run full} measures. */
    @Test
    void theDefaultPolicySeesEveryAttackOfADayAndRefusesNobodyElse() {
        Cli cli = Cli.run("policy", "measure", "--users", "100", "--rounds", "2", "--seed", "6");

        assertThat(cli.exit()).isZero();
        assertThat(cli.out())
                .contains("; 1 decisions about ordinary use, 0 of which refuse", "wrongly by impossible-travel: ");
        Matcher total = Pattern.compile("([0-9]+) attacks at or above their threshold, ([0-9]+) seen by their rule")
                .matcher(cli.out());
        assertThat(total.find()).isTrue();
        assertThat(Integer.parseInt(total.group(1))).isGreaterThan(30);
        assertThat(total.group(2)).isEqualTo(total.group(1));
    }
}
