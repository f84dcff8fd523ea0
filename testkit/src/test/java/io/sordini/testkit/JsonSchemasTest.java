package io.sordini.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonSchemasTest {

    private final JsonSchemas schema = JsonSchemas.ofResource("/sample.schema.json");

    @Test
    void a_document_that_conforms_has_no_violations() {
        assertThat(violations("{\"at\":\"2026-11-22T21:18:30.000Z\",\"address\":\"192.0.2.1\",\"count\":1}"))
                .isEmpty();
    }

    @Test
    void a_violation_says_where_and_what() {
        assertThat(violations("{\"at\":\"2026-11-22T21:18:30.000Z\",\"count\":0}"))
                .singleElement()
                .asString()
                .startsWith("/count: ")
                .contains("minimum");
    }

    @Test
    void formats_are_asserted() {
        assertThat(violations("{\"at\":\"yesterday\",\"address\":\"192.0.2.256\"}"))
                .hasSize(2)
                .anySatisfy(violation -> assertThat(violation).startsWith("/at: "))
                .anySatisfy(violation -> assertThat(violation).startsWith("/address: "));
    }

    @Test
    void every_violation_of_the_root_is_listed() {
        assertThat(violations("{\"other\":1}")).hasSize(2).allMatch(violation -> violation.startsWith("/: "));
    }

    @Test
    void bytes_that_are_not_one_json_document_are_a_violation() {
        assertThat(List.of("", "{\"at\":", "{\"at\":\"2026-11-22T21:18:30.000Z\"} {}"))
                .allSatisfy(text -> assertThat(violations(text)).containsExactly("/: not one JSON document"));
    }

    @Test
    void a_file_can_be_a_schema() {
        Path file = ReferenceData.checkout().resolve("testkit/src/test/resources/sample.schema.json");
        assertThat(JsonSchemas.ofFile(file).violations("[]".getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .contains("object");
    }

    @Test
    void a_schema_that_is_not_there_is_named() {
        assertThatThrownBy(() -> JsonSchemas.ofResource("/absent.schema.json")).hasMessageContaining("/absent");
        assertThatThrownBy(() -> JsonSchemas.ofFile(Path.of("absent.json"))).hasMessageContaining("absent.json");
    }

    private List<String> violations(String json) {
        return schema.violations(json.getBytes(StandardCharsets.UTF_8));
    }
}
