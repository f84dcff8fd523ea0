package io.sordini.testkit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A JSON Schema to check documents against: {@code assertThat(schema.violations(json)).isEmpty()}. Schemas are read as
 * 2020-12 unless they say otherwise; {@code format} is an assertion, not a note.
 */
public final class JsonSchemas {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private static final List<String> NOT_JSON = List.of("/: not one JSON document");

    private final Schema schema;

    private JsonSchemas(JsonNode document) {
        this.schema = REGISTRY.getSchema(document);
    }

    public static JsonSchemas ofFile(Path file) {
        try {
            return new JsonSchemas(MAPPER.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON Schema can be read from " + file, e);
        }
    }

    /** @param name absolute name on the class path, such as {@code /io/sordini/schemas/command.schema.json} */
    public static JsonSchemas ofResource(String name) {
        try (InputStream in = JsonSchemas.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name + " on the class path");
            }
            return new JsonSchemas(MAPPER.readTree(in));
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON Schema can be read from " + name, e);
        }
    }

    /** Where the document breaks the schema and how, as {@code location: message}; empty when it conforms. */
    public List<String> violations(JsonNode document) {
        return schema.validate(document).stream().map(JsonSchemas::sentence).toList();
    }

    /** The same for bytes; bytes that are not one JSON document are one violation. */
    public List<String> violations(byte[] document) {
        try {
            JsonNode node = MAPPER.readTree(document);
            return node.isMissingNode() ? NOT_JSON : violations(node);
        } catch (IOException e) {
            return NOT_JSON;
        }
    }

    private static String sentence(Error error) {
        return (error.getInstanceLocation().getNameCount() == 0 ? "/" : error.getInstanceLocation()) + ": "
                + error.getMessage();
    }
}
