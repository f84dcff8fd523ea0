package io.sordini.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationTextTest {

    @Test
    void whatIsFormattedIsReadBack() {
        for (String text : List.of("1ms", "500ms", "1500ms", "10s", "90s", "1m", "4h", "7d", "3650d")) {
            assertThat(DurationText.parse(text).map(DurationText::format))
                    .as(text)
                    .contains(text);
        }
        assertThat(DurationText.parse("60s")).contains(Duration.ofMinutes(1));
    }

    @Test
    void whatIsNoDurationGivesNothing() {
        for (String text : List.of("", "0s", "10", "-1s", "1.5s", "1 s", "1w", "99999999999d", "3651d", "1h30m")) {
            assertThat(DurationText.parse(text)).as(text).isEmpty();
        }
    }
}
