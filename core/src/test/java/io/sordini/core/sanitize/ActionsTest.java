package io.sordini.core.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.scan.MaskClass;
import io.sordini.schemas.subject.Keyset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy can have done to what is found. */
class ActionsTest {

    private static final Keyset KEYS = Keyset.parse("k7:" + Base64.getEncoder().encodeToString(new byte[32]));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{class: email, type: partial, visible: 3} | to robert@example.com | to rob***************",
                "{class: card, type: format, format: 'card {last4}'} | 4111 1111 1111 1111 | card 1111",
                "{class: ip, type: keep} | from 203.0.113.9 | from 203.0.113.9",
                "{class: ssn, type: replace, replacement: '[NUMBER]'} | is 078-05-1120 | is [NUMBER]",
                "{class: ssn, type: replace} | is 078-05-1120 | is [SSN]",
                "{field: colour, type: replace} | colour=red | colour=[MASKED]",
                "{field: pin, match: words, type: replace} | pinCode=1234 | pinCode=[MASKED]",
                "{field: led, match: words, type: replace} | failed=1234 | failed=1234",
                "{pattern: 'EMP-[0-9]{4}', literal: EMP-, type: replace, replacement: '[STAFF]'} | EMP-1234 x | [STAFF] x",
                "{pattern: 'EMP-[0-9]{4}', literal: EMP-, type: partial, visible: 4} | EMP-1234 x | EMP-**** x",
                "{class: email, type: partial, visible: 3} | ab@c.de | a******",
                "{field: agent, type: lenient} | agent=1.2.3.4 | agent=[IP]",
            })
    void aRuleDecides(String rule, String text, String masked) {
        assertThat(new Sanitizer(policy(rule).masking()).maskText(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{field: n, type: format, format: '**-{last4}'} | 2 | **-****",
                "{field: n, type: format, format: '**-{last4}'} | 4111111111111111 | **-1111",
                "{field: n, type: format, format: '**-{last4}'} | [4111111111111111] | **-****",
                "{field: n, type: partial, visible: 3} | 12345678 | 123*****",
                "{field: n, type: partial, visible: 3} | {\"a\":1} | ********",
                "{field: n, type: partial, visible: 3} | true | ********",
                "{field: n, type: replace, replacement: '[NUMBER]'} | 12 | [NUMBER]",
                "{field: n, type: replace} | [1] | [MASKED]",
                "{field: n, type: pseudonym} | 12 | [MASKED]",
            })
    void aRuleMasksWhatIsNoTextToo_andOnlyOnce(String rule, String value, String masked) {
        Sanitizer sanitizer = new Sanitizer(policy(rule).masking());

        String once = mask(sanitizer, "{\"n\":" + value + "}");

        assertThat(once).isEqualTo("{\"n\":\"" + masked + "\"}");
        assertThat(mask(sanitizer, once)).isEqualTo(once);
    }

    @Test
    void aNumberHasThePseudonymOfItsText() {
        Sanitizer keyed = new Sanitizer(policy("{field: n, type: pseudonym}").masking(), KEYS);

        assertThat(mask(keyed, "{\"n\":1234}"))
                .isEqualTo(mask(keyed, "{\"n\":\"1234\"}"))
                .contains("[HASH:");
    }

    @Test
    void aPseudonymIsTheSameForTheSameValueAndStays() {
        Sanitizer keyed =
                new Sanitizer(policy("{field: customer, type: pseudonym}").masking(), KEYS);

        String masked = keyed.maskText("customer=alice, customer=alice, customer=bob");

        assertThat(masked)
                .matches("customer=(\\[HASH:k7\\.[\\w-]{22}]), customer=\\1, customer=\\[HASH:k7\\.[\\w-]{22}]");
        assertThat(keyed.maskText(masked)).isEqualTo(masked);
        assertThat(mask(keyed, "{\"customer\":\"alice\"}")).contains(masked.substring(9, 40));
    }

    @Test
    void aPseudonymWithoutKeysIsNoValue() {
        Sanitizer keyless =
                new Sanitizer(policy("{class: email, type: pseudonym}").masking());

        assertThat(keyless.maskText("bob@example.com")).isEqualTo("[EMAIL]");
    }

    @Test
    void aUserAgentHasVersionsAndNoAddresses_exceptInUrls() {
        Sanitizer sanitizer = new Sanitizer(PolicyReader.defaults().masking());

        assertThat(mask(sanitizer, "{\"user_agent\":\"tool 1.2.3.4 (+http://203.0.113.9/) bob@example.com\"}"))
                .isEqualTo("{\"user_agent\":\"tool 1.2.3.4 (+http://[IP]/) [EMAIL]\"}");
        assertThat(mask(sanitizer, "{\"version\":\"1.2.3.4\",\"peer\":\"1.2.3.4\"}"))
                .isEqualTo("{\"version\":\"1.2.3.4\",\"peer\":\"[IP]\"}");
    }

    @Test
    void theReportCountsClassesAndNamesTheRules() {
        Sanitizer sanitizer = new Sanitizer(PolicyReader.defaults().masking());

        Masked masked = sanitizer.mask(utf8("{\"password\":\"x1\",\"a\":\"bob@example.com at ::1 and ::2\"}"));

        assertThat(masked.report().counts()).isEqualTo(Map.of(MaskClass.NAME, 1, MaskClass.EMAIL, 1, MaskClass.IP, 2));
        assertThat(masked.toString()).doesNotContain("password").doesNotContain("::1");
        assertThat(sanitizer.ruleSet()).matches("[0-9]+-[0-9a-f]{12}");
        assertThat(new Sanitizer(policy("{class: ip, type: keep}").masking()).ruleSet())
                .isNotEqualTo(sanitizer.ruleSet());
    }

    @Test
    void whatIsTooDeepIsMaskedWholeAndSaysSo() {
        Masked masked = new Sanitizer(PolicyReader.defaults().masking()).mask(utf8("[".repeat(99) + "]".repeat(99)));

        assertThat(new String(masked.bytes(), StandardCharsets.UTF_8)).isEqualTo("\"[UNSCANNED]\"");
        assertThat(masked.report().counts()).isEqualTo(Map.of(MaskClass.UNSCANNED, 1));
    }

    private static Policy policy(String rule) {
        return PolicyReader.read("test", "name: test\nmasking:\n  - " + rule + "\n");
    }

    private static String mask(Sanitizer sanitizer, String document) {
        return new String(sanitizer.maskJson(utf8(document)), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
