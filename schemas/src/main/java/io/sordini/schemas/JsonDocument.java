package io.sordini.schemas;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;

/** A JSON object of one of Sordini's own topics, read field by field with errors that say what was expected where. */
public final class JsonDocument {

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(Topic.MAX_VALUE_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(java.util.Locale.ROOT);

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private final JsonNode node;
    private final String what;

    private JsonDocument(JsonNode node, String what) {
        this.node = node;
        this.what = what;
    }

    /**
     * Parses a document.
     *
     * @param what the name used in errors, such as {@code command}
     */
    public static JsonDocument parse(byte[] bytes, String what) {
        try {
            return of(MAPPER.readTree(bytes), what);
        } catch (IOException e) {
            throw new CodecException("a " + what + " must be one JSON object");
        }
    }

    public static JsonDocument of(JsonNode node, String what) {
        if (!node.isObject()) {
            throw new CodecException("a " + what + " must be one JSON object");
        }
        return new JsonDocument(node, what);
    }

    /** A fresh object to write into. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** ISO-8601 in UTC with exactly three decimals. */
    public static String text(Instant instant) {
        return INSTANT.format(instant);
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** The nested node; a missing one is empty. */
    public JsonNode node(String field) {
        return node.path(field);
    }

    public String text(String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw wrong(field, "a text that is not empty");
        }
        return value.textValue();
    }

    public long number(String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(field, "a whole number");
        }
        return value.longValue();
    }

    public boolean flag(String field) {
        JsonNode value = node.path(field);
        if (!value.isBoolean()) {
            throw wrong(field, "true or false");
        }
        return value.booleanValue();
    }

    public Instant instant(String field) {
        try {
            Instant instant = Instant.parse(text(field));
            if (instant.isBefore(FIRST) || !instant.isBefore(LAST)) {
                throw wrong(field, "a time in the years 0 to 9999");
            }
            return instant;
        } catch (DateTimeParseException e) {
            throw wrong(field, "a time such as 2026-01-31T12:00:00.000Z");
        }
    }

    /** The error for a field that is not what it must be. */
    public CodecException wrong(String field, String expected) {
        String found = node.has(field)
                ? node.path(field).getNodeType().toString().toLowerCase(java.util.Locale.ROOT)
                : "nothing";
        return new CodecException(what + ": " + field + " must be " + expected + ", found " + found);
    }
}
