package io.sordini.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TopicPageTest {

    private static final String WRITE = "sordini.docs.write";

    @Test
    void the_page_says_what_the_table_says() throws IOException {
        Path page = ReferenceData.checkout().resolve("docs/topics.md");
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(page, TopicPage.render());
        }

        assertThat(page)
                .as("docs/topics.md is stale; write it anew with:"
                        + " mvn -pl schemas -am test -Dtest=TopicPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -D" + WRITE + "=true")
                .hasContent(TopicPage.render());
    }
}
