package io.sordini.core.sanitize.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.sanitize.evidence.LabelledLine.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the labelled lines are what they say: evidence that is wrong proves nothing. */
class LabelledDataTest {

    private static final List<LabelledLine> LINES = LabelledLine.own();

    @Test
    void thereIsEnoughOfIt() {
        assertThat(LINES).extracting(LabelledLine::id).doesNotHaveDuplicates();
        assertThat(LINES).filteredOn(line -> !line.spans().isEmpty()).hasSizeGreaterThan(450);
        assertThat(LINES).filteredOn(line -> line.spans().isEmpty()).hasSizeGreaterThan(200);
    }

    @Test
    void everyEncodedSpanHoldsItsValue() {
        for (LabelledLine line : LINES) {
            if (!line.value().isEmpty()) {
                assertThat(line.spans()).as(line.id()).hasSize(1);
                assertThat(Decodings.of(line.spans().get(0).in(line.text())))
                        .as(line.id())
                        .anyMatch(decoded -> decoded.contains(line.value()));
            }
        }
    }

    @Test
    void everyCardPassesLuhn_andNoNearMissOfItsLengthDoesWithAnIssuer() {
        for (LabelledLine line : LINES) {
            for (Span span : line.spans()) {
                if (span.entity().equals("CREDIT_CARD")) {
                    String number = line.value().isEmpty() ? span.in(line.text()) : line.value();
                    assertThat(passesLuhn(number.startsWith("\\u") ? "0" : number))
                            .as(line.id())
                            .isTrue();
                }
            }
        }
        assertThat(LINES)
                .filteredOn(line ->
                        line.id().startsWith("near") && line.text().matches("(.*\\W)?[3456][\\d -]{13,18}(\\W.*)?"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(passesLuhn(line.text())).isFalse());
    }

    private static boolean passesLuhn(String number) {
        String digits = number.replaceAll("\\D", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
        }
        return sum % 10 == 0;
    }
}
