package io.sordini.sandbox.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.sandbox.traffic.Gate.Refusal;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.subject.Address;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mock API behind a gate: answers calls and logs each one, unmasked, as mock servers do. */
final class MockApi {

    /** The accounts; there are few, so many clients share one. */
    static final Map<String, String> PASSWORDS =
            Map.of("admin", "hunter2", "user", "S3cret!", "guest", "hunter2", "bob", "S3cret!");

    private static final String NOT_FOUND = "{\"detail\":\"Not Found\"}";

    private final Gate gate;
    private long served;

    MockApi(Gate gate) {
        this.gate = gate;
    }

    /** What came of a call: the answer, and the event that was logged. */
    record Exchange(Response response, TrafficEvent event) {}

    /** An answer; it carries a token when the call was a login that succeeded. */
    record Response(int status, String body, @Nullable String token) {

        Response(int status, String body) {
            this(status, body, null);
        }

        /** The status only. */
        @Override
        public String toString() {
            return "Response[" + status + "]";
        }
    }

    Exchange serve(Instant at, Label label, Call call) {
        served++;
        Refusal refusal = gate.refusal(Address.parse(call.caller().address()).orElseThrow(), call.token());
        Response response = refusal == null
                ? answer(at, call)
                : new Response(
                        refusal.status(), "{\"detail\":\"Refused\",\"decision\":\"" + refusal.decisionId() + "\"}");
        byte[] json = JsonDocument.bytes(log(at, call, response, refusal));
        return new Exchange(response, new TrafficEvent(at, call.caller().address(), label, response.status(), json));
    }

    private Response answer(Instant at, Call call) {
        if (call.path().equals("/token")) {
            return logIn(at, call.body());
        }
        boolean users = call.path().equals("/users");
        boolean orders = call.path().equals("/orders");
        if (!users && !orders && !call.path().equals("/logout")) {
            return new Response(404, NOT_FOUND);
        }
        if (call.token() == null && call.apiKey() == null) {
            return new Response(401, "{\"detail\":\"Bearer authentication required\"}");
        }
        if (users) {
            return new Response(200, "[{\"id\":1,\"email\":\"bob@example.com\",\"ssn\":\"078-05-1120\"}]");
        }
        if (orders) {
            return call.method().equals("POST")
                    ? new Response(201, "{\"id\":" + served + ",\"status\":\"accepted\"}")
                    : new Response(200, "[{\"id\":7,\"total\":1999,\"currency\":\"EUR\"}]");
        }
        return new Response(200, "{\"detail\":\"logged out\"}");
    }

    private Response logIn(Instant at, String form) {
        for (Map.Entry<String, String> account : PASSWORDS.entrySet()) {
            String user = account.getKey();
            if (form.equals(Call.login(new Call.Caller("", "", null), user, account.getValue())
                    .body())) {
                String token = Tokens.issue(user, at, served);
                return new Response(
                        200,
                        "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"user_info\":{\"username\":\""
                                + user + "\",\"email\":\"" + user + "@example.com\"}}",
                        token);
            }
        }
        return new Response(401, "{\"detail\":\"Incorrect username or password\"}");
    }

    private ObjectNode log(Instant at, Call call, Response response, @Nullable Refusal refusal) {
        ObjectNode event = JsonDocument.object();
        event.put("id", "mock-" + served);
        event.put("timestamp", JsonDocument.text(at));
        event.put("method", call.method());
        event.put("path", call.path());
        event.put("query_params", call.query());
        event.set("headers", headers(call));
        event.put("request_body", call.body());
        event.put("response_body", response.body());
        event.put("status_code", response.status());
        event.put("response_time_ms", 1 + served % 17);
        event.put("client_ip", call.caller().address());
        event.put("user_agent", call.caller().userAgent());
        if (call.caller().session() != null) {
            event.put("session_id", call.caller().session());
        }
        event.put("correlation_id", "corr-" + served);
        event.put("server_id", "mock-api-1");
        if (call.apiKey() != null) {
            event.put("api_key", call.apiKey());
        }
        if (refusal != null) {
            event.put("decision", refusal.decisionId());
        }
        return event;
    }

    private static ObjectNode headers(Call call) {
        ObjectNode headers = JsonDocument.object();
        headers.put("host", "mock.example.com");
        headers.put("user-agent", call.caller().userAgent());
        headers.put("accept", "*/*");
        if (!call.body().isEmpty()) {
            boolean form = call.path().equals("/token");
            headers.put("content-type", form ? "application/x-www-form-urlencoded" : "application/json");
        }
        if (call.token() != null) {
            headers.put("authorization", "Bearer " + call.token());
        }
        if (call.apiKey() != null) {
            headers.put("x-api-key", call.apiKey());
        }
        return headers;
    }
}
