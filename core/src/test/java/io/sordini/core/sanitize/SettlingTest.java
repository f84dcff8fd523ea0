package io.sordini.core.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.scan.MaskClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was masked is looked at again, and neither becomes anything else nor makes its neighbours look like something. */
class SettlingTest {

    private final Sanitizer sanitizer = new Sanitizer(PolicyReader.defaults().masking());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a line of a header is no name of one | [\"Cookie: sid=a1b2\",\"Host: x\"] | [\"Cookie: [MASKED]\",\"Host: x\"]",
                "a name of a header is one | [\"Cookie\",\"a1b2\",\"Host\",\"x\"] | [\"Cookie\",\"[MASKED]\",\"Host\",\"x\"]",
                "a name that stops being sensitive | {\"a@secret.example\":\"x1\"} | {\"[EMAIL]\":\"[MASKED]\"}",
                "a number becomes a text | {\"n\":4111111111111111} | {\"n\":\"[CARD]\"}",
                "a label that is masked | {\"name\":\"a@b.example\",\"value\":\"x1\"} | {\"name\":\"[EMAIL]\",\"value\":\"x1\"}",
            })
    void aDocument(String what, String document, String masked) {
        assertThat(mask(sanitizer, document)).as(what).isEqualTo(masked);
        assertThat(mask(sanitizer, masked)).as(what).isEqualTo(masked);
    }

    @Test
    void halfACharacter_isNoWayAroundAName() {
        String once = sanitizer.maskText("password=\ud83d");

        assertThat(once).isEqualTo("password=[MASKED]");
    }

    @Test
    void aPattern_leavesWhatStandsForItsFinds() {
        Sanitizer masking = masking("{pattern: '[A-Z]*MA[A-Z]*', literal: MA, type: replace}");

        assertThat(masking.maskText("MARK is known")).isEqualTo("[MASKED] is known");
        assertThat(masking.maskText("[MASKED] is known")).isEqualTo("[MASKED] is known");
    }

    @Test
    void patternsThatFindEachOthersReplacements_maskTheValueWhole() {
        Sanitizer masking = masking(
                "{pattern: tick, literal: tick, type: replace, replacement: tock}",
                "{pattern: tock, literal: tock, type: replace, replacement: tick}");

        assertThat(masking.maskText("the tick of a clock")).isEqualTo("[UNSCANNED]");
        Masked document = masking.mask("{\"a\":\"tick\",\"b\":\"x\"}".getBytes(UTF_8));
        assertThat(new String(document.bytes(), UTF_8)).isEqualTo("{\"a\":\"[UNSCANNED]\",\"b\":\"x\"}");
        assertThat(document.report().counts()).containsEntry(MaskClass.UNSCANNED, 1);
    }

    @Test
    void whatStandsForAValueThatWasGivenUp_isFinal() {
        Sanitizer masking = masking("{pattern: '[A-Z]+', literal: NN, type: replace, replacement: ANNA}");

        assertThat(masking.maskText("[UNSCANNED]")).isEqualTo("[UNSCANNED]");
    }

    @Test
    void whatWasMaskedBefore_isNotCounted() {
        Masked masked = sanitizer.mask("{\"password\":\"[MASKED]\",\"email\":\"dor***\"}".getBytes(UTF_8));

        assertThat(masked.report().counts()).isEmpty();
    }

    private static Sanitizer masking(String... rules) {
        String list = "\n  - " + String.join("\n  - ", rules) + "\n";
        return new Sanitizer(
                PolicyReader.read("test", "name: test\nmasking:" + list).masking());
    }

    private static String mask(Sanitizer sanitizer, String document) {
        return new String(sanitizer.maskJson(document.getBytes(UTF_8)), UTF_8);
    }
}
