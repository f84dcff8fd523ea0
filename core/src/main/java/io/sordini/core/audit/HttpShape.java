package io.sordini.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.event.RequestEvent;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The attributes {@code http_request} and {@code http_response}; takes from the masked fields what it uses. */
final class HttpShape {

    private HttpShape() {}

    static void shape(RequestEvent event, ObjectNode masked, ObjectNode record) {
        request(event, masked, record.putObject("http_request"));
        if (event.status() != null) {
            masked.remove("status_code");
            response(event, masked, record.putObject("http_response").put("code", event.status()));
        }
    }

    private static void request(RequestEvent event, ObjectNode masked, ObjectNode request) {
        String method = event.method().toUpperCase(Locale.ROOT);
        if (Activity.isMethod(method)) {
            request.put("http_method", method);
            masked.remove("method");
        }
        url(masked, request.putObject("url"));
        JsonNode agent = masked.remove("user_agent");
        if (agent != null && agent.isTextual()) {
            request.set("user_agent", agent);
        }
        if (masked.remove("headers") instanceof ObjectNode headers && !headers.isEmpty()) {
            headers(headers, request.putArray("http_headers"));
        }
        String body = event.requestBody().text();
        if (body != null && !body.isEmpty()) {
            request.put("body_length", body.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    private static void url(ObjectNode masked, ObjectNode url) {
        String path = masked.remove("path").asText();
        int question = path.indexOf('?');
        url.put("path", question < 0 ? path : path.substring(0, question));
        JsonNode query = masked.get("query_params");
        if (query != null && query.isTextual()) {
            masked.remove("query_params");
            if (!query.textValue().isEmpty()) {
                url.set("query_string", query);
                return;
            }
        }
        if (question >= 0) {
            url.put("query_string", path.substring(question + 1));
        }
    }

    private static void headers(ObjectNode headers, ArrayNode list) {
        headers.properties()
                .forEach(header -> list.addObject().put("name", header.getKey()).put("value", text(header.getValue())));
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    private static void response(RequestEvent event, ObjectNode masked, ObjectNode response) {
        Double latency = event.responseTimeMs();
        if (latency != null && latency >= 0 && latency <= Integer.MAX_VALUE) {
            masked.remove("response_time_ms");
            response.put("latency", (int) Math.round(latency));
        }
    }
}
