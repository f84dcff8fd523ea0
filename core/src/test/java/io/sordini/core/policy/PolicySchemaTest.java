package io.sordini.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.testkit.JsonSchemas;
import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published schema describes the very documents that the reader takes. */
class PolicySchemaTest {

    private static final JsonSchemas SCHEMA = JsonSchemas.ofResource("/io/sordini/schemas/policy.schema.json");

    @Test
    void theDefaultPolicyConforms() throws IOException {
        try (InputStream document = PolicyReader.class.getResourceAsStream("default.yaml")) {
            assertConforms(new String(Objects.requireNonNull(document).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theExampleConforms() throws IOException {
        assertConforms(Files.readString(ReferenceData.checkout().resolve("docs/examples/strict.yaml")));
    }

    @Test
    void anUnknownSectionDoesNot() {
        assertThat(SCHEMA.violations(new ObjectMapper().valueToTree(yaml("name: x\nlimitz: []\n"))))
                .isNotEmpty();
    }

    private static void assertConforms(String document) {
        assertThat(SCHEMA.violations(new ObjectMapper().valueToTree(yaml(document))))
                .isEmpty();
    }

    private static Object yaml(String document) {
        return new Load(LoadSettings.builder().build()).loadFromString(document);
    }
}
