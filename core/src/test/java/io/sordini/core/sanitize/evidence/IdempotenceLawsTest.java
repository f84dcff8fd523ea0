package io.sordini.core.sanitize.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.Sanitizer;
import io.sordini.schemas.subject.Keyset;
import io.sordini.testkit.Laws;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was masked stays as it is when it is masked again, whatever the text and whatever the policy does to a find. */
class IdempotenceLawsTest {

    private static final int CASES = 5000;

    enum Rules {
        DEFAULTS(""),
        REPLACING("""
                masking:
                  - {field: password, type: partial, visible: 3}
                  - {field: email, type: partial, visible: 4}
                  - {field: token, type: format, format: 'ends in {last4}'}
                  - {field: customer, type: pseudonym}
                  - {field: note, type: replace, replacement: 'a note with spaces'}
                  - {class: email, type: partial, visible: 4}
                  - {class: card, type: format, format: 'card-{last4}'}
                  - {class: ip, type: pseudonym}
                  - {class: ssn, type: replace, replacement: 'number 1.2.3.4'}
                  - {class: phone, type: keep}
                """),
        MATCHING("""
                masking:
                  - {pattern: '[A-Z]*MA[A-Z]*', literal: MA, type: replace}
                  - {pattern: '[A-Z]*NN[A-Z]*', literal: NN, type: replace, replacement: ANNA}
                  - {pattern: '[0-9]?11', literal: '11', type: replace, replacement: '4111'}
                  - {field: user_agent, type: lenient}
                """);

        private final String yaml;

        Rules(String yaml) {
            this.yaml = yaml;
        }

        Sanitizer sanitizer() {
            Keyset keys = Keyset.parse("k7:" + Base64.getEncoder().encodeToString(new byte[32]));
            return yaml.isEmpty()
                    ? new Sanitizer(PolicyReader.defaults().masking())
                    : new Sanitizer(
                            PolicyReader.read("test", "name: test\n" + yaml).masking(), keys);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aText(Rules rules) {
        Sanitizer sanitizer = rules.sanitizer();
        Laws.forAll(1, CASES, Heaps::text, text -> {
            String once = sanitizer.maskText(text);
            assertThat(sanitizer.maskText(once)).isEqualTo(once);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aTextAsADocument(Rules rules) {
        Sanitizer sanitizer = rules.sanitizer();
        Laws.forAll(1_000_000, CASES, Heaps::text, text -> assertStays(sanitizer, text));
    }

    @ParameterizedTest
    @EnumSource
    void aDocument(Rules rules) {
        Sanitizer sanitizer = rules.sanitizer();
        Laws.forAll(2_000_000, CASES, Heaps::document, document -> assertStays(sanitizer, document));
    }

    private static void assertStays(Sanitizer sanitizer, String document) {
        byte[] once = sanitizer.maskJson(document.getBytes(UTF_8));
        assertThat(new String(sanitizer.maskJson(once), UTF_8)).isEqualTo(new String(once, UTF_8));
    }
}
