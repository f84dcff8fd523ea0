package io.sordini.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final StringWriter text = new StringWriter();
    private long nanos;

    @Test
    void onATerminal_saysHowFarThingsAre_andGoesAway() {
        // Given
        ProgressBar bar = new ProgressBar(new PrintWriter(text), true, () -> nanos);
        assertThat(bar.isDue()).as("at once").isFalse();
        nanos += Duration.ofSeconds(2).toNanos();
        assertThat(bar.isDue()).isTrue();

        // When
        bar.show(1_500_000, 6_000_000, 3000);
        bar.erase();
        bar.close();

        // Then
        assertThat(text)
                .hasToString("\r\u001b[K[#####---------------]  25 %  1.5 of 6.0 MB  3,000 events  1,500/s\r\u001b[K");
        assertThat(bar.isDue()).isFalse();
    }

    @Test
    void ofTopics_saysHowManyRecordsWereRead() {
        // Given
        ProgressBar bar = new ProgressBar(new PrintWriter(text), true, () -> nanos);
        nanos += Duration.ofSeconds(2).toNanos();

        // When
        bar.showRecords(3000, 4000, 2000);

        // Then
        assertThat(text)
                .hasToString("\r\u001b[K[###############-----]  75 %  3,000 of 4,000 records  2,000 events  1,000/s");
    }

    @Test
    void elsewhere_saysNothing() {
        // Given
        ProgressBar bar = new ProgressBar(new PrintWriter(text), false, () -> nanos);
        nanos += Duration.ofHours(1).toNanos();

        // Then
        assertThat(bar.isDue()).isFalse();
        bar.close();
        assertThat(text.toString()).isEmpty();
    }
}
