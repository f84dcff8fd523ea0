package io.sordini.core.sanitize.evidence;

import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Labelled lines beside the checkout, if there are any; {@code core/target/masking/reference.txt} shows the failures. */
class ReferenceLinesTest {

    @Test
    void emailsCardsSocialSecurityNumbersAndAddressesAreFound_andNothingElseIsTakenForThem() throws IOException {
        Path folder = ReferenceData.require("devset");

        Scores scores = Scores.of(LabelledLine.in(folder), false);

        ScoreFile.write("reference.txt", scores);
        SoftAssertions softly = new SoftAssertions();
        for (String entity : new String[] {"EMAIL", "CREDIT_CARD", "US_SSN", "IP_ADDRESS"}) {
            Scores.Score score = scores.of(entity);
            softly.assertThat(score.recall())
                    .as("%s missed: %s", entity, score.missed)
                    .isGreaterThanOrEqualTo(0.995);
            softly.assertThat(score.hits).as(entity).isEmpty();
        }
        softly.assertAll();
    }
}
