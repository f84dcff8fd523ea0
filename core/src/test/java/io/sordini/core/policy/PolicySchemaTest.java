package io.sordini.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.testkit.JsonSchemas;
import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    void editorsFindTheSchemaByTheFirstLine() throws IOException {
        String start = "# yaml-language-server: $schema=";
        for (String file :
                List.of("docs/examples/strict.yaml", "core/src/main/resources/io/sordini/core/policy/default.yaml")) {
            Path document = ReferenceData.checkout().resolve(file);
            String first = Files.readAllLines(document).get(0);
            assertThat(first).startsWith(start);
            assertThat(document.resolveSibling(first.substring(start.length())).normalize())
                    .isEqualTo(ReferenceData.checkout()
                            .resolve("schemas/src/main/resources/io/sordini/schemas/policy.schema.json"));
        }
    }

    /** Of each kind of mistake that both can see. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: x\nlimitz: []\n",
                "limits: []\n",
                "name: x\nlimits: [{name: a, subject: ip}]\n",
                "name: x\nlimits: [{name: a, subject: nobody, windows: [{rate: 1, per: 1s}]}]\n",
                "name: x\nrules: [{name: a, kind: leaky, subject: ip, on: nonsense, capacity: 1, leak: 1s, action: block,"
                        + " duration: 1h}]\n",
                "name: x\nrules: [{name: a, kind: leaky, subject: ip, on: request, capacity: 1, leak: 1s, action: block,"
                        + " duration: soon}]\n",
                "name: x\nrules: [{name: a, kind: leaky, subject: ip, on: request, capacity: 1, leak: 1s, action: block,"
                        + " duration: 1h, mode: perhaps}]\n"
            })
    void whatTheReaderRefusesTheSchemaMarks(String document) {
        assertThatThrownBy(() -> PolicyReader.read("p", document)).isInstanceOf(PolicyException.class);
        assertThat(SCHEMA.violations(new ObjectMapper().valueToTree(yaml(document))))
                .isNotEmpty();
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
