package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

    private static final String WRITE = "sordini.docs.write";

    @Test
    void the_page_says_what_the_table_says() throws IOException {
        Path page = ReferenceData.checkout().resolve("docs/metrics.md");
        String text = Files.readString(page);
        int begin = text.indexOf(MetricsPage.BEGIN) + MetricsPage.BEGIN.length();
        int end = text.indexOf(MetricsPage.END);
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(page, text.substring(0, begin) + MetricsPage.table() + text.substring(end));
            return;
        }

        assertThat(text.substring(begin, end))
                .as("docs/metrics.md is stale; write it anew with:"
                        + " mvn -pl topology -am test -Dtest=MetricsPageTest -Dsurefire.failIfNoSpecifiedTests=false -D"
                        + WRITE + "=true")
                .isEqualTo(MetricsPage.table());
    }
}
