package io.sordini.readers.mockloop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.readers.source.LineContent;
import io.sordini.readers.source.Pairing;
import io.sordini.schemas.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one request event, in the contract's field names, of a request line and its response line. */
public final class MockLoopEvent {

    private static final Map<String, String> REQUEST_NAMES =
            Map.of("client_host", "client_ip", "body", "request_body", "type", "");
    private static final Map<String, String> RESPONSE_NAMES =
            Map.of("process_time_ms", "response_time_ms", "body", "response_body", "headers", "response_headers");
    private static final Set<String> SAID_BY_REQUEST = Set.of("timestamp", "type", "method", "path");
    private static final List<String> SESSION = List.of("x-session-id", "x-test-session", "session-id");
    private static final List<String> CORRELATION = List.of("x-correlation-id", "correlation-id", "x-request-id");
    private static final List<String> SCENARIO = List.of("x-test-scenario", "test-scenario");

    private MockLoopEvent() {}

    /** One line of the two, its length in bytes, and whether it was too long and lost its end, the body. */
    public record Half(ObjectNode fields, long length, boolean cut) {

        /** Bytes of memory that it costs, about; of a cut line nothing long is held. */
        long weight() {
            return cut ? 1024 : length;
        }
    }

    /** The event as JSON, at most {@link Topic#MAX_VALUE_BYTES} long if leaving out bodies can make it so. */
    static byte[] join(Half request, @Nullable Half response, Pairing pairing) {
        ObjectNode event = LineContent.object();
        copy(request.fields(), REQUEST_NAMES, Set.of(), event);
        if (request.cut()) {
            event.put("request_body", elided(request.length()));
        }
        fromHeaders(request.fields().path("headers"), event);
        if (response != null) {
            copy(response.fields(), RESPONSE_NAMES, SAID_BY_REQUEST, event);
            if (response.cut()) {
                event.put("response_body", elided(response.length()));
            }
        }
        event.put("pairing", pairing.text());
        return fit(event);
    }

    private static void copy(ObjectNode line, Map<String, String> names, Set<String> left, ObjectNode event) {
        line.properties().forEach(field -> {
            String name = names.getOrDefault(field.getKey(), field.getKey());
            boolean empty =
                    field.getValue().isTextual() && field.getValue().textValue().isEmpty();
            if (!name.isEmpty() && !empty && !left.contains(field.getKey()) && !event.has(name)) {
                event.set(name, field.getValue());
            }
        });
    }

    /** Takes from the request headers what the contract has fields for. */
    public static void fromHeaders(JsonNode headers, ObjectNode event) {
        put(headers, List.of("user-agent"), event, "user_agent");
        put(headers, SESSION, event, "session_id");
        put(headers, CORRELATION, event, "correlation_id");
        put(headers, SCENARIO, event, "scenario");
    }

    private static void put(JsonNode headers, List<String> names, ObjectNode event, String field) {
        for (String name : names) {
            JsonNode value = headers.path(name);
            if (value.isTextual() && !value.textValue().isEmpty()) {
                event.set(field, value);
                return;
            }
        }
    }

    /** The event as JSON; its bodies are left out, the larger one first, while it is longer than a value may be. */
    public static byte[] fit(ObjectNode event) {
        byte[] bytes = LineContent.bytes(event);
        String larger = size(event, "request_body") > size(event, "response_body") ? "request_body" : "response_body";
        String smaller = larger.equals("request_body") ? "response_body" : "request_body";
        for (String body : List.of(larger, smaller)) {
            if (bytes.length > Topic.MAX_VALUE_BYTES && event.has(body)) {
                event.put(body, elided(size(event, body)));
                bytes = LineContent.bytes(event);
            }
        }
        return bytes;
    }

    private static int size(ObjectNode event, String field) {
        JsonNode value = event.path(field);
        return value.isTextual() ? value.textValue().length() : 0;
    }

    /** Stands for what was left out. */
    public static String elided(long size) {
        return "[elided: " + size + "]";
    }
}
