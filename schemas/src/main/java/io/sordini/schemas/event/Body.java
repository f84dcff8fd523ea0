package io.sordini.schemas.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request or response body: text as it was on the wire, or the top-level scalar fields of one that the producer logged
 * as a JSON object.
 */
public record Body(@Nullable String text, Map<String, String> fields) {

    public static final Body NONE = new Body(null, Map.of());

    public Body {
        fields = Map.copyOf(fields);
    }

    /** Never the content. */
    @Override
    public String toString() {
        return "Body[" + (text == null ? fields.size() + " fields" : text.length() + " characters") + "]";
    }
}
