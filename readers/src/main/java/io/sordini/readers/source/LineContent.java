package io.sordini.readers.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The top-level fields of a line, as many as could be read: a cut or damaged line still tells who sent the request.
 *
 * @param complete whether the line is exactly one JSON object
 * @param repaired whether bytes that are no UTF-8 were replaced on the way
 */
public record LineContent(ObjectNode fields, boolean complete, boolean repaired) {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxStringLength(Topic.MAX_VALUE_BYTES)
                        .build());
    }

    public static LineContent read(byte[] bytes) {
        LineContent content = parse(bytes, false);
        if (content.complete || isUtf8(bytes)) {
            return content;
        }
        byte[] replaced = new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        return parse(replaced, true);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static byte[] bytes(ObjectNode event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** The text of a field that is a text. */
    public @Nullable String text(String name) {
        return fields.path(name).textValue();
    }

    /** The time that the line states, as it is written there. */
    public @Nullable String timeText() {
        JsonNode stated = fields.path("timestamp");
        return stated.isNumber() ? stated.decimalValue().toPlainString() : stated.textValue();
    }

    private static LineContent parse(byte[] bytes, boolean repaired) {
        ObjectNode fields = object();
        try (JsonParser parser = MAPPER.getFactory().createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new LineContent(fields, false, repaired);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.set(name, MAPPER.<JsonNode>readTree(parser));
            }
            boolean alone = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
            return new LineContent(fields, alone, repaired);
        } catch (IOException cutOrDamaged) {
            return new LineContent(fields, false, repaired);
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** How much was read; the content never reaches a log. */
    @Override
    public String toString() {
        return "LineContent[" + fields.size() + " fields, complete=" + complete + "]";
    }
}
