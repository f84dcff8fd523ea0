package io.sordini.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Trait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleKindsTest {

    private static Condition condition(String fields) {
        return PolicyReader.read("p", document(fields)).rules().get(0).condition();
    }

    private static List<String> problems(String fields) {
        return catchThrowableOfType(PolicyException.class, () -> PolicyReader.read("p", document(fields)))
                .problems();
    }

    private static String document(String fields) {
        return "name: p\nrules:\n  - {name: r, subject: user, action: challenge, duration: 1m, " + fields + "}\n";
    }

    @Test
    void everyKindIsReadAsItIsWritten() {
        assertThat(condition("kind: leaky, on: refused, capacity: 3, leak: 1s, distinct: agent"))
                .isEqualTo(new Condition.Leaky(3, Duration.ofSeconds(1), Trait.AGENT));
        assertThat(condition("kind: window, on: [login_failed, login_succeeded], within: 1h, count: 9,"
                        + " distinct: {user: 5}, per_value: {of: user, most: 2, share: 80},"
                        + " share: {of: login_failed, percent: 70}, once: password"))
                .isEqualTo(new Condition.Window(
                        Duration.ofHours(1),
                        9,
                        Map.of(Trait.USER, 5),
                        new Condition.PerValue(Trait.USER, 1, 2, 80),
                        new Condition.Share(Fact.LOGIN_FAILED, 70),
                        Trait.PASSWORD));
        assertThat(condition("kind: consecutive, on: login_failed, count: 9, within: 1d, longest: 1h,"
                        + " reset_on: login_succeeded"))
                .isEqualTo(new Condition.Consecutive(
                        9, Facts.of(Fact.LOGIN_SUCCEEDED), Duration.ofDays(1), Duration.ofHours(1), null));
        assertThat(condition("kind: sequence, first: mfa_denied, count: 2, then: mfa_succeeded, within: 1m"))
                .isEqualTo(new Condition.Sequence(Facts.of(Fact.MFA_DENIED), Set.of(), 2, Duration.ofMinutes(1)));
    }

    @Test
    void whatCannotBeMeantIsAProblemWithItsPath() {
        assertThat(problems("kind: window, on: request, within: 40d, count: 3, distinct: {user: 2, agent: some}"))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("rules[0].within: expected at most 30d"))
                .anyMatch(problem -> problem.contains("rules[0].distinct.agent: expected a whole number"));
        assertThat(problems("kind: window, on: request, within: 1m, count: 3, distinct: {user: 5}"))
                .singleElement()
                .asString()
                .contains("rules[0].distinct: expected no more different values than count, which is 3");
        assertThat(problems("kind: window, on: request, within: 1m, count: 3,"
                        + " per_value: {of: user, least: 4, most: 2, share: 101}"))
                .hasSize(2);
        assertThat(problems("kind: leaky, on: request, capacity: 1, leak: 1s, target: addresses"))
                .singleElement()
                .asString()
                .contains("rules[0].target: expected addresses for rules of kind window only");
        assertThat(problems("kind: sequence, then: mfa_succeeded, within: 1m"))
                .singleElement()
                .asString()
                .contains("expected either first, with facts, or after, with names of rules");
        assertThat(problems("kind: sequence, after: [nobody], then: mfa_succeeded, within: 1m"))
                .singleElement()
                .asString()
                .contains("expected rule 'r' to come after rules about user, found 'nobody'");
        assertThat(problems("kind: leaky, capacity: 1, leak: 1s, on: [request, requets]"))
                .singleElement()
                .asString()
                .contains("rules[0].on[1]: expected one of request,");
        assertThat(problems("kind: leaky, capacity: 1, leak: 1s"))
                .singleElement()
                .asString()
                .contains("rules[0].on");
    }
}
