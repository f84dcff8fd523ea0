package io.sordini.core.sanitize.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MaskingPageTest {

    private static final String WRITE = "sordini.docs.write";

    @Test
    void the_page_says_what_the_tables_say() throws IOException {
        Path page = ReferenceData.checkout().resolve("docs/masking.md");
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(page, MaskingPage.render());
        }

        assertThat(page)
                .as("docs/masking.md is stale; write it anew with:"
                        + " mvn -pl core -am test -Dtest=MaskingPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -D" + WRITE + "=true")
                .hasContent(MaskingPage.render());
    }
}
