package io.sordini.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.schemas.command.CommandCodec;
import io.sordini.schemas.command.CommandResultCodec;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.event.Event;
import io.sordini.schemas.event.EventScan;
import io.sordini.schemas.event.MalformedEvent;
import io.sordini.schemas.policy.AllowEntryCodec;
import io.sordini.testkit.JsonSchemas;
import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples, the schemas and the code that reads the topics agree. */
class SchemaExamplesTest {

    private static final Path EXAMPLES = ReferenceData.checkout().resolve("schemas/src/test/resources/examples");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Map<String, Consumer<byte[]>> READERS = Map.of(
            "request-event", bytes -> readEvent(Topic.REQUEST_EVENTS, bytes),
            "auth-event", bytes -> readEvent(Topic.AUTH_EVENTS, bytes),
            "command", CommandCodec::decode,
            "command-result", CommandResultCodec::decode,
            "allow-entry", AllowEntryCodec::decode,
            "decision", DecisionCodec::decode,
            "decision-change", DecisionCodec::decodeChange);

    @ParameterizedTest
    @EnumSource(Topic.class)
    void every_topic_has_schemas_with_a_description_for_each_property(Topic topic) throws IOException {
        assertThat(topic.schemas()).isNotEmpty();
        for (String name : topic.schemas()) {
            try (var in = Topic.class.getResourceAsStream(name)) {
                JsonNode schema = MAPPER.readTree(in);
                assertThat(schema.path("$schema").asText()).endsWith("2020-12/schema");
                assertThat(schema.path("$id").asText()).isEqualTo("urn:sordini:schema:" + nameOf(name));
                assertThat(schema.path("title").asText()).isNotBlank();
                assertThat(schema.path("description").asText()).isNotBlank();
                assertThat(schema.path("examples"))
                        .isNotEmpty()
                        .allSatisfy(example -> assertThat(
                                        JsonSchemas.ofResource(name).violations(example))
                                .isEmpty());
                everyPropertyIsDescribed(name, schema);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void valid_examples_conform_and_can_be_read(String schema) {
        JsonSchemas checker = JsonSchemas.ofResource("/io/sordini/schemas/" + schema + ".schema.json");
        assertThat(examples(schema, "valid")).isNotEmpty().allSatisfy(file -> {
            byte[] bytes = Files.readAllBytes(file);
            assertThat(checker.violations(bytes)).isEmpty();
            READERS.getOrDefault(schema, ignored -> {}).accept(bytes);
        });
    }

    /** The file's name is the property, or the keyword, that is wrong. */
    @ParameterizedTest
    @MethodSource("schemas")
    void invalid_examples_break_the_schema_where_expected_and_cannot_be_read(String schema) {
        JsonSchemas checker = JsonSchemas.ofResource("/io/sordini/schemas/" + schema + ".schema.json");
        assertThat(examples(schema, "invalid")).isNotEmpty().allSatisfy(file -> {
            byte[] bytes = Files.readAllBytes(file);
            assertThat(checker.violations(bytes))
                    .singleElement()
                    .asString()
                    .contains(file.getFileName().toString().replace(".json", ""));
            Consumer<byte[]> reader = READERS.get(schema);
            if (reader != null) {
                assertThatThrownBy(() -> reader.accept(bytes)).isInstanceOf(CodecException.class);
            }
        });
    }

    static Stream<String> schemas() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.schemas().stream())
                .map(SchemaExamplesTest::nameOf)
                .distinct();
    }

    private static String nameOf(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1).replace(".schema.json", "");
    }

    private static List<Path> examples(String schema, String kind) {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(schema).resolve(kind))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void everyPropertyIsDescribed(String where, JsonNode schema) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String path = where + "/" + property.getKey();
            assertThat(property.getValue().path("description").asText())
                    .as(path)
                    .isNotBlank();
            everyPropertyIsDescribed(path, property.getValue());
            everyPropertyIsDescribed(path + "/items", property.getValue().path("items"));
        }
    }

    private static void readEvent(Topic topic, byte[] bytes) {
        Event event = EventScan.read(new SourceRecord(topic, null, bytes, 0, "example:1"));
        if (event instanceof MalformedEvent malformed) {
            throw new CodecException(malformed.message());
        }
    }
}
