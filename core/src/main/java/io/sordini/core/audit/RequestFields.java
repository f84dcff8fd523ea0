package io.sordini.core.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sordini.schemas.event.Body;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The top-level fields of a request body, whether it was logged as an object, as JSON text or as a form. Unmasked. */
final class RequestFields {

    private static final int MAX_TEXT = 64 * 1024;
    private static final int MAX_FIELDS = 64;
    private static final JsonFactory JSON = new JsonFactory();

    private RequestFields() {}

    /** The first of the named fields that has a value. */
    static Optional<String> first(Body body, List<String> names) {
        Map<String, String> fields = fields(body);
        return names.stream()
                .filter(name -> !fields.getOrDefault(name, "").isBlank())
                .findFirst()
                .map(fields::get);
    }

    private static Map<String, String> fields(Body body) {
        String text = body.text();
        if (text == null || text.length() > MAX_TEXT) {
            return body.fields();
        }
        try {
            return text.stripLeading().startsWith("{") ? json(text) : form(text);
        } catch (IOException | IllegalArgumentException unreadable) {
            return Map.of();
        }
    }

    private static Map<String, String> json(String text) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME && fields.size() < MAX_FIELDS) {
                String name = parser.currentName();
                if (parser.nextToken().isScalarValue()) {
                    fields.putIfAbsent(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return fields;
    }

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&", MAX_FIELDS)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
