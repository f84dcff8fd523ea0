package io.sordini.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.Topic;

/** Writes a request event in MockLoop's field names. */
final class RequestJson {

    private final ObjectNode json = JsonDocument.object();
    private final ObjectNode headers = JsonDocument.object();
    private final String client;

    private RequestJson(String client) {
        this.client = client;
    }

    static RequestJson of(String client, String method, String path, int status) {
        RequestJson request = new RequestJson(client);
        request.json.put("method", method).put("path", path).put("status_code", status);
        request.json.put("client_ip", client).put("response_time_ms", 3.5);
        request.headers.put("host", "api.example.com");
        return request;
    }

    /** The form login of a MockLoop server. */
    static RequestJson login(String client, String user, String password, int status, String answer) {
        return of(client, "POST", "/token", status)
                .header("content-type", "application/x-www-form-urlencoded")
                .with("request_body", "grant_type=password&username=" + user + "&password=" + password)
                .with("response_body", answer);
    }

    RequestJson with(String field, String text) {
        json.put(field, text);
        return this;
    }

    RequestJson header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    RequestJson bearer(String token) {
        return header("authorization", "Bearer " + token);
    }

    /** The object itself, to add what the other methods have no words for. */
    ObjectNode json() {
        return json;
    }

    Input input() {
        return input(client);
    }

    Input input(String key) {
        json.set("headers", headers);
        return new Input(Topic.REQUEST_EVENTS, key, JsonDocument.bytes(json));
    }
}
