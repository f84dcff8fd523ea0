package io.sordini.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulesPageTest {

    private static final String WRITE = "sordini.docs.write";
    private static final String LIMITS = "<!-- limits, made from default.yaml -->\n";
    private static final String RULES = "<!-- rules, made from default.yaml -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void the_page_says_what_the_default_policy_says() throws IOException {
        Path page = ReferenceData.checkout().resolve("docs/rules.md");
        String written = Files.readString(page);
        Policy policy = PolicyReader.defaults();
        String expected = with(with(written, LIMITS, PolicyTables.limits(policy)), RULES, PolicyTables.rules(policy));
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(page, expected);
        }

        assertThat(page)
                .as("docs/rules.md is stale; write it anew with:"
                        + " mvn -pl core -am test -Dtest=RulesPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -D" + WRITE + "=true")
                .hasContent(expected);
    }

    private static String with(String page, String mark, String table) {
        int from = page.indexOf(mark) + mark.length();
        return page.substring(0, from) + table + page.substring(page.indexOf(END, from));
    }
}
