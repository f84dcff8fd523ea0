package io.sordini.topology.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AclPageTest {

    private static final String WRITE = "sordini.docs.write";

    @Test
    void the_page_says_what_the_table_says() throws IOException {
        Path page = ReferenceData.checkout().resolve("docs/security.md");
        String text = Files.readString(page);
        int begin = text.indexOf(AclPage.BEGIN) + AclPage.BEGIN.length();
        int end = text.indexOf(AclPage.END);
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(page, text.substring(0, begin) + AclPage.table() + text.substring(end));
            return;
        }

        assertThat(text.substring(begin, end))
                .as("docs/security.md is stale; write it anew with:"
                        + " mvn -pl topology -am test -Dtest=AclPageTest -Dsurefire.failIfNoSpecifiedTests=false -D"
                        + WRITE + "=true")
                .isEqualTo(AclPage.table());
    }
}
