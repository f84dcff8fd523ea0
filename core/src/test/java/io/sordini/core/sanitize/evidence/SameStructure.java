package io.sordini.core.sanitize.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Compares a document with what masking made of it, token by token, so that names that stand twice count twice: containers
 * are containers with as many members, a literal or a number is the same or a text, and a text is a text. Only a value that
 * was masked whole is a text where a container was.
 */
final class SameStructure {

    private static final JsonFactory FACTORY = new JsonFactory();

    private SameStructure() {}

    /** Where the structures part, or an empty text; {@code original} must be JSON. */
    static String difference(byte[] original, byte[] masked) throws IOException {
        try (JsonParser before = FACTORY.createParser(new String(original, UTF_8));
                JsonParser after = FACTORY.createParser(new String(masked, UTF_8))) {
            JsonToken was = before.nextToken();
            while (was != null) {
                JsonToken is = after.nextToken();
                if (is == JsonToken.VALUE_STRING && was != JsonToken.FIELD_NAME && was != JsonToken.VALUE_NULL) {
                    before.skipChildren();
                } else if (is != was || (was.isNumeric() && !before.getText().equals(after.getText()))) {
                    return was + " became " + is + " at " + before.currentTokenLocation();
                }
                was = before.nextToken();
            }
            return after.nextToken() == null ? "" : "more follows at " + after.currentTokenLocation();
        }
    }
}
