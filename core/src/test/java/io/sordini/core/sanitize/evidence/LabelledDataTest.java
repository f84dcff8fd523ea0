package io.sordini.core.sanitize.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.sanitize.evidence.LabelledLine.Span;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whether the labelled lines are what they say: evidence that is wrong proves nothing. */
class LabelledDataTest {

    private static final Pattern SIXTEEN_DIGITS =
            Pattern.compile("(?<![\\w.-])[3456]\\d{3}([ -]?)\\d{4}\\1\\d{4}\\1\\d{4}(?![\\w.-])");
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
    void everyCardPassesLuhn() {
        for (LabelledLine line : LINES) {
            for (Span span : line.spans()) {
                if (span.entity().equals("CREDIT_CARD")) {
                    String number = line.value().isEmpty() ? span.in(line.text()) : line.value();
                    assertThat(passesLuhn(number)).as(line.id()).isTrue();
                }
            }
        }
    }

    @Test
    void noNearMissIsACard() {
        List<String> numbers = LINES.stream()
                .filter(line -> line.id().startsWith("near-misses/"))
                .flatMap(line -> SIXTEEN_DIGITS.matcher(line.text()).results())
                .map(MatchResult::group)
                .toList();

        assertThat(numbers).hasSizeGreaterThan(5).noneMatch(LabelledDataTest::passesLuhn);
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
