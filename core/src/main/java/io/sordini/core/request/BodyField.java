package io.sordini.core.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.sordini.schemas.event.Body;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds one top-level field of a body: an object that was logged as such, JSON text, or a form. */
public final class BodyField {

    private static final int MAX_BODY = 64 * 1024;
    private static final int MAX_FIELDS = 256;
    private static final int MAX_VALUE = 16 * 1024;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNameLength(1024)
                    .maxTokenCount(10_000)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private BodyField() {}

    /** The value under the first of the names that the body has. */
    public static Optional<String> find(Body body, List<String> names) {
        Map<String, String> fields = fields(body, names);
        return names.stream()
                .map(fields::get)
                .filter(value -> value != null && !value.isBlank() && value.length() <= MAX_VALUE)
                .findFirst();
    }

    private static Map<String, String> fields(Body body, List<String> names) {
        String text = body.text();
        if (text == null) {
            return body.fields();
        }
        String trimmed = text.length() > MAX_BODY ? "" : text.strip();
        if (names.isEmpty() || trimmed.isEmpty()) {
            return Map.of();
        }
        return trimmed.charAt(0) == '{' ? json(trimmed, names) : form(trimmed, names);
    }

    private static Map<String, String> json(String text, List<String> names) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken().isScalarValue() && names.contains(name)) {
                    fields.putIfAbsent(name, parser.getText());
                }
                parser.skipChildren();
            }
        } catch (IOException notJson) {
            // What was read before the fault still counts: damage must not hide a login.
        }
        return fields;
    }

    private static Map<String, String> form(String text, List<String> names) {
        Map<String, String> fields = new HashMap<>();
        int start = 0;
        for (int field = 0; field < MAX_FIELDS && start < text.length(); field++) {
            int end = text.indexOf('&', start);
            String pair = text.substring(start, end < 0 ? text.length() : end);
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = decode(pair.substring(0, equals));
                if (names.contains(name)) {
                    fields.putIfAbsent(name, decode(pair.substring(equals + 1)));
                }
            }
            start = end < 0 ? text.length() : end + 1;
        }
        return fields;
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEncoding) {
            return value;
        }
    }
}
