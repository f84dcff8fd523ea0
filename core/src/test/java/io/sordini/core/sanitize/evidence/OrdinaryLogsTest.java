package io.sordini.core.sanitize.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.Laws;
import io.sordini.testkit.OrdinaryLogs;
import org.junit.jupiter.api.Test;

class OrdinaryLogsTest {

    private static final int LINES = 5000;

    @Test
    void noCardAndNoSocialSecurityNumberIsSeen() {
        Laws.forAll(
                1,
                LINES,
                OrdinaryLogs::line,
                line -> assertThat(Masking.value(line).classes()).doesNotContain("CARD", "SSN", "IBAN"));
    }
}
