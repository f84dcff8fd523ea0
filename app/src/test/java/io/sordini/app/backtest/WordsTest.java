package io.sordini.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void span_hasItsTwoLargestUnits() {
        assertThat(Words.span(0)).isEqualTo("0ms");
        assertThat(Words.span(2_500)).isEqualTo("2s 500ms");
        assertThat(Words.span(60_000)).isEqualTo("1m");
        assertThat(Words.span(3_599_999)).isEqualTo("59m 59s");
        assertThat(Words.span(90 * 60_000)).isEqualTo("1h 30m");
        assertThat(Words.span(49 * 3_600_000L)).isEqualTo("2d 1h");
    }

    @Test
    void more_hasItsSign() {
        assertThat(Words.more(0)).isEqualTo("0");
        assertThat(Words.more(60_000)).isEqualTo("+1m");
        assertThat(Words.more(-60_000)).isEqualTo("-1m");
    }

    @Test
    void onlyKeyedHashes_areShortened() {
        assertThat(Words.subject("user:k1.BfioqJWNhtb8FRMYCg2Yug")).isEqualTo("user:k1.BfioqJ…");
        assertThat(Words.subject("api-key:k1.BfioqJWNhtb8FRMYCg2Yug")).isEqualTo("api-key:k1.BfioqJ…");
        assertThat(Words.subject("ip:203.0.113.7")).isEqualTo("ip:203.0.113.7");
        assertThat(Words.subject("tenant:api-0")).isEqualTo("tenant:api-0");
    }
}
