package io.sordini.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Trait;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Scope;
import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(PolicyException.class, () -> PolicyReader.read("policy.yaml", yaml))
                .problems();
    }

    @Test
    void theDefaultPolicyHasTheRecommendedFigures() {
        Policy policy = PolicyReader.defaults();

        assertThat(policy.limits().get(0))
                .isEqualTo(new RateLimit(
                        "anonymous-ip",
                        Scope.IP,
                        Mode.ENFORCE,
                        Fact.REQUEST,
                        Set.of(),
                        List.of(),
                        List.of(
                                new RateLimit.Window(20, Duration.ofSeconds(1), 40),
                                new RateLimit.Window(600, Duration.ofSeconds(60), 600))));
        Rule bruteForce = policy.rule("login-bf-ip").orElseThrow();
        assertThat(bruteForce.condition()).isEqualTo(new Condition.Leaky(5, Duration.ofSeconds(10), Trait.ATTEMPT));
        assertThat(bruteForce.response())
                .isEqualTo(new Response(Action.BLOCK, Duration.ofHours(4), Response.Target.ITSELF, 1, true, true));
        assertThat(bruteForce.labels()).containsExactly("attack.t1110.001", "oat-007");
        assertThat(policy.escalation()).isEqualTo(new Escalation(Duration.ofDays(7), Duration.ofDays(30)));
        assertThat(policy.rules()).allSatisfy(rule -> {
            assertThat(rule.what()).isNotBlank();
            assertThat(rule.labels()).isNotEmpty();
        });
        assertThat(policy.masking())
                .contains(
                        new MaskingRule("password", MaskingRule.Type.REPLACE, "[MASKED]", 0, ""),
                        new MaskingRule("email", MaskingRule.Type.PARTIAL, "[MASKED]", 3, ""),
                        new MaskingRule("phone", MaskingRule.Type.FORMAT, "[MASKED]", 0, "XXX-XXX-{last4}"));
        assertThat(policy.label()).matches("default@[0-9a-f]{12}");
    }

    @Test
    void theStrictExampleAllowsFivePerSecond() throws IOException {
        String yaml = Files.readString(ReferenceData.checkout().resolve("docs/examples/strict.yaml"));

        Policy policy = PolicyReader.read("strict.yaml", yaml);

        assertThat(policy.limits().get(0).windows()).containsExactly(new RateLimit.Window(5, Duration.ofSeconds(1), 5));
        assertThat(policy.rules()).isEqualTo(PolicyReader.defaults().rules());
        assertThat(policy.masking()).isEqualTo(PolicyReader.defaults().masking());
        assertThat(policy.version()).isNotEqualTo(PolicyReader.defaults().version());
    }

    @Test
    void theSectionsAboutCredentialsNameTheirProblemsToo() {
        String yaml = """
                name: mine
                tokens: {issuer: [x]}
                second_factor: {paths: [payments]}
                api_keys: {registered_only: maybe}
                rbac:
                  roles:
                    - {name: Chief, allow: ["* *"]}
                    - {name: viewer, allow: ["get /orders"]}
                    - {name: viewer, deny: [everything]}
                rules:
                  - {name: t, kind: window, on: login_succeeded, subject: user, within: 3h, count: 2,
                     travel: {km: 0, kmh: fast}, action: alert, duration: 1h}
                """;

        assertThat(problems(yaml))
                .containsExactlyInAnyOrder(
                        "policy.yaml:2: tokens.issuer: expected one of issuers, audiences, found an unknown key,"
                                + " did you mean issuers?",
                        "policy.yaml:3: second_factor.paths[0]: expected a path template such as /orders/{id} or"
                                + " /api/**, found 'payments'",
                        "policy.yaml:4: api_keys.registered_only: expected true or false, found 'maybe'",
                        "policy.yaml:7: rbac.roles[0].name: expected a name of 1 to 40 of a-z, 0-9, _ and -, found"
                                + " 'Chief'",
                        "policy.yaml:8: rbac.roles[1].allow[0]: expected a method and a path with wildcards such as"
                                + " 'GET /orders/*', at most 200 characters, found 'get /orders'",
                        "policy.yaml:9: rbac.roles[2].deny[0]: expected a method and a path with wildcards such as"
                                + " 'GET /orders/*', at most 200 characters, found 'everything'",
                        "policy.yaml:7: rbac.roles: expected different names, found one again",
                        "policy.yaml:12: rules[0].travel.km: expected a whole number from 1 to 20000, found '0'",
                        "policy.yaml:12: rules[0].travel.kmh: expected a whole number from 0 to 100000, found 'fast'");
    }

    @Test
    void everyProblemIsReportedAtOnceWithLinePathExpectedAndFound() {
        // Given
        String yaml = """
                name: mine
                limits:
                  - name: all
                    subject: ip
                    windows:
                      - {rate: many, per: 1s}
                rules:
                  - name: bf
                    kind: leaky
                    on: login_failed
                    subject: ip
                    capacity: 5
                    leek: 10s
                    action: block
                    duration: 4 hours
                """;

        // When
        List<String> problems = problems(yaml);

        // Then
        assertThat(problems)
                .containsExactly(
                        "policy.yaml:6: limits[0].windows[0].rate: expected a whole number from 1 to 999999999, found 'many'",
                        "policy.yaml:8: rules[0].leak: expected a duration such as 500ms, 10s, 1m, 4h or 7d, found nothing",
                        "policy.yaml:15: rules[0].duration: expected a duration such as 500ms, 10s, 1m, 4h or 7d, found '4 hours'",
                        "policy.yaml:13: rules[0].leek: expected one of kind, name, what, on, subject, capacity, leak,"
                                + " distinct, suppress, spares, action, target, duration, least, escalates, mode, severity, labels, found an unknown key, did you mean leak?");
    }

    @Test
    void everyProblemOfTheMaskingIsReportedAtOnceWithLineAndPath() {
        // Given
        String yaml = """
                name: mine
                masking:
                  - {class: mail, type: replace}
                  - {field: a, class: email, type: replace}
                  - {class: ip, type: lenient}
                  - {pattern: "EMP-[0-9]{4}", type: replace}
                  - {pattern: "(", literal: "EMP-", type: replace}
                  - {pattern: "x*", literal: "xx", type: replace}
                  - {pattern: "EMP-[0-9]{4}", literal: "E", type: replace}
                  - {field: a, match: words, type: hide}
                  - {field: a, type: partial, visible: 33}
                  - {field: a, type: format, format: "****"}
                  - {field: a, type: format}
                  - {type: replace}
                  - {field: a, match: start, type: keep}
                  - {field: a, type: replace, visible: 3, colour: red}
                """;

        // When
        List<String> problems = problems(yaml);

        // Then
        assertThat(problems)
                .containsExactly(
                        "policy.yaml:3: masking[0].class: expected one of email, card, ssn, ip, mac, phone, iban, jwt,"
                                + " secret, wallet, found 'mail'",
                        "policy.yaml:4: masking[1].field: expected one of field, class and pattern, found more",
                        "policy.yaml:5: masking[2].type: expected lenient with a field only",
                        "policy.yaml:6: masking[3].literal: expected a text of 2 to 100 characters that is in every"
                                + " match, found nothing",
                        "policy.yaml:7: masking[4].pattern: expected a regular expression of at most 1000 characters in"
                                + " the syntax of RE2, found '('",
                        "policy.yaml:8: masking[5].pattern: expected a regular expression of at most 1000 characters in"
                                + " the syntax of RE2, found 'x*'",
                        "policy.yaml:9: masking[6].literal: expected a text of 2 to 100 characters that is in every"
                                + " match, found 'E'",
                        "policy.yaml:10: masking[7].type: expected one of replace, partial, format, pseudonym, keep,"
                                + " lenient, found 'hide'",
                        "policy.yaml:11: masking[8].visible: expected a whole number from 0 to 32, found '33'",
                        "policy.yaml:12: masking[9].format: expected a pattern that contains {last4}, found '****'",
                        "policy.yaml:13: masking[10].format: expected a pattern that contains {last4}, found nothing",
                        "policy.yaml:14: masking[11].field: expected a text of 1 to 1024 characters, found nothing",
                        "policy.yaml:15: masking[12].match: expected one of contains, words, found 'start'",
                        "policy.yaml:16: masking[13].visible: expected one of class, pattern, field, match, type,"
                                + " replacement, found an unknown key",
                        "policy.yaml:16: masking[13].colour: expected one of class, pattern, field, match, type,"
                                + " replacement, found an unknown key");
    }

    @Test
    void anUnknownSectionNamesTheNearestOne() {
        assertThat(problems("name: mine\nlimit: []\n"))
                .singleElement()
                .asString()
                .startsWith("policy.yaml:2: limit: ")
                .endsWith("did you mean limits?");
    }

    @Test
    void aKeyThatIsThereTwiceIsAProblem() {
        assertThat(problems("name: mine\nname: yours\n"))
                .singleElement()
                .asString()
                .contains("found again");
    }

    @Test
    void twoRulesOfOneNameAreAProblem() {
        String window = ", subject: ip, windows: [{rate: 1, per: 1s}]}";
        assertThat(problems("name: mine\nlimits: [{name: a" + window + ", {name: a" + window + "]\n"))
                .singleElement()
                .asString()
                .contains("different names");
    }

    @Test
    void anchorsAndDeepNestingAndHugeDocumentsAreRefused() {
        assertThat(problems("name: &a mine\nallow: [*a]\n"))
                .singleElement()
                .asString()
                .contains("anchors");
        assertThat(problems("name: " + "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("levels");
        assertThat(problems("# ".repeat(1_000_000))).singleElement().asString().contains("characters");
    }

    @Test
    void whatIsNoMappingIsRefused() {
        for (String yaml : List.of("", "[]", "text", "a: b: c", "\u0000", "--- a\n--- b\n")) {
            assertThat(problems(yaml)).as(yaml).hasSize(1);
        }
    }

    @Test
    void allowEntriesCoverAddressesAndRanges() {
        Policy policy = PolicyReader.read(
                "p",
                "name: p\nallow: [{value: 198.51.100.0/24, reason: ours}, {value: '2001:db8::/32', reason: lab}]\n");

        assertThat(policy.allowing(Address.parse("198.51.100.7").orElseThrow())).isPresent();
        assertThat(policy.allowing(Address.parse("198.51.101.7").orElseThrow())).isEmpty();
        assertThat(policy.allowing(Address.parse("2001:db8::7").orElseThrow())).isPresent();
    }

    @Test
    void damagedDocumentsGiveAPolicyOrProblemsAndNothingElse() throws IOException {
        String yaml = Files.readString(
                ReferenceData.checkout().resolve("core/src/main/resources/io/sordini/core/policy/default.yaml"));
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(yaml.length() - 10);
            String damaged =
                    yaml.substring(0, at) + (char) (32 + random.nextInt(90)) + yaml.substring(at + random.nextInt(9));
            try {
                assertThat(PolicyReader.read("damaged", damaged)).isNotNull();
            } catch (PolicyException e) {
                assertThat(e.problems()).isNotEmpty();
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
