package io.sordini.app.operate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A masked event, or an audit record, in one line for people. */
final class EventLine {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST = 160;

    private static final List<String> EVENT =
            List.of("/type", "/method", "/path", "/status_code", "/client_ip", "/user", "/reason");
    private static final List<String> AUDIT = List.of(
            "/class_name",
            "/activity_name",
            "/status",
            "/http_request/http_method",
            "/http_request/url/path",
            "/http_response/code",
            "/src_endpoint/ip",
            "/user/name",
            "/status_detail");

    private EventLine() {}

    static String of(byte[] masked) {
        JsonNode json;
        try {
            json = MAPPER.readTree(masked);
        } catch (JacksonException e) {
            return "not JSON";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("an array can always be read", e);
        }
        List<String> parts = new ArrayList<>();
        for (String pointer : json.has("class_uid") ? AUDIT : EVENT) {
            JsonNode value = json.at(pointer);
            if (value.isValueNode() && !value.isNull()) {
                parts.add(value.asText());
            }
        }
        String line = String.join(" ", parts);
        return line.length() <= MOST ? line : line.substring(0, MOST - 1) + "\u2026";
    }
}
