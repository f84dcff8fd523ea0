package io.sordini.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    private static final String WRITE = "sordini.docs.write";

    @Test
    void the_page_says_what_the_settings_are() throws IOException {
        Path page = ReferenceData.checkout().resolve("docs/configuration.md");
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(page, ConfigurationPage.render());
        }

        assertThat(page)
                .as("docs/configuration.md is stale; write it anew with:"
                        + " mvn -pl app -am test -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -D" + WRITE + "=true")
                .hasContent(ConfigurationPage.render());
    }
}
