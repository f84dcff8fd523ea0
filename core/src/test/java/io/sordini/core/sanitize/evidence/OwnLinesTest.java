package io.sordini.core.sanitize.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's own labelled lines; {@code core/target/masking/own.txt} shows every line that was not handled well. */
class OwnLinesTest {

    private static final List<LabelledLine> LINES = LabelledLine.own();
    private static final Scores SCORES = Scores.of(LINES, true);

    @BeforeAll
    static void keep() throws IOException {
        ScoreFile.write("own.txt", SCORES);
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, 1.0",
        "CREDIT_CARD, 1.0",
        "US_SSN, 1.0",
        "IP_ADDRESS, 1.0",
        "JWT, 0.99",
        "SECRET, 0.99",
        "URL_CREDENTIALS, 0.99",
        "IBAN, 0.99",
        "KEYWORD_SECRET, 0.9",
        "PHONE, 0.7"
    })
    void sensitiveValuesAreFound(String entity, double recall) {
        Scores.Score score = SCORES.of(entity);

        assertThat(score.spans()).isGreaterThan(10);
        assertThat(score.recall()).as("missed: %s", score.missed).isGreaterThanOrEqualTo(recall);
    }

    @ParameterizedTest
    @CsvSource({"EMAIL", "CREDIT_CARD", "US_SSN", "IP_ADDRESS", "JWT", "SECRET", "URL_CREDENTIALS", "IBAN", "PHONE"})
    void nearMissesStay(String entity) {
        assertThat(SCORES.of(entity).hits).isEmpty();
    }

    @Test
    void nearMissesOfKeywordsMostlyStay() {
        assertThat(SCORES.of("KEYWORD_SECRET").hits).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whatStandsAroundThemMostlyStays() {
        assertThat(SCORES.spilled()).hasSizeLessThan(LINES.size() / 20);
    }
}
