package io.sordini.e2e;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sordini.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Events with a secret in every place where one has been seen to stand, and the secrets. */
final class LeakyInput {

    private static final String ATTACKER = "203.0.113.66";
    private static final String USER = "198.51.100.7";

    private final String issued = Jwt.of(new Random(1), "bob@example.com", "leak-1");
    private final String presented = Jwt.of(new Random(2), "alice", "leak-2");
    private final String refresh = Jwt.of(new Random(3), "bob@example.com", "leak-3");

    /** The forms in which a secret must not be found anywhere behind the source topics. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>(List.of(
                "hunter2",
                "S3cret!",
                "S3cret%21",
                "4111 1111 1111 1111",
                "4111111111111111",
                "078-05-1120",
                "bob@example.com",
                "bob%40example.com",
                "alice@example.com",
                "alice%40example.com",
                base64("bob:hunter2")));
        Stream.of(issued, presented, refresh).forEach(token -> {
            secrets.add(token);
            secrets.addAll(List.of(token.split("\\.", -1)));
        });
        return secrets.stream().distinct().toList();
    }

    List<Input> events() {
        List<Input> events = new ArrayList<>();
        for (int i = 0; i < 8; i++) { // enough to be blocked for it
            events.add(RequestJson.login(
                            ATTACKER, "bob%40example.com", "hunter2", 401, "{\"detail\":\"no, bob@example.com\"}")
                    .input());
        }
        session(events);
        bodies(events);
        odd(events);
        identity(events);
        broken(events);
        return events;
    }

    private void session(List<Input> events) {
        String answer = "{\"access_token\":\"" + issued + "\",\"refresh_token\":\"" + refresh + "\"}";
        events.add(RequestJson.login(USER, "bob%40example.com", "S3cret%21", 200, answer)
                .with("user", "bob@example.com")
                .input());
        events.add(RequestJson.of(USER, "GET", "/me", 200).bearer(issued).input());
        events.add(RequestJson.of(USER, "GET", "/me?email=alice%40example.com", 200)
                .with("query_params", "email=alice%40example.com&access_token=" + presented)
                .header("cookie", "session=" + presented)
                .header("referer", "https://app.example.com/?token=" + presented)
                .input());
        events.add(RequestJson.of(USER, "POST", "/logout", 200).bearer(issued).input());
        events.add(RequestJson.of(USER, "GET", "/me", 200).bearer(issued).input());
        events.add(RequestJson.of(USER, "GET", "/basic", 200)
                .header("authorization", "Basic " + base64("bob:hunter2"))
                .input());
    }

    private void bodies(List<Input> events) {
        events.add(RequestJson.of(USER, "POST", "/pay", 200)
                .with(
                        "request_body",
                        "{\"card\":\"4111 1111 1111 1111\",\"note\":\"4111111111111111 for bob@example.com\","
                                + "\"deep\":[{\"inner\":\"{\\\"password\\\":\\\"hunter2\\\"}\"}],\"ssn\":\"078-05-1120\"}")
                .with("response_body", "paid with 4111111111111111 by alice@example.com, SSN 078-05-1120")
                .input());
        RequestJson nested = RequestJson.of(USER, "PUT", "/profile", 200);
        ArrayNode list = nested.json().putObject("request_body").putArray("password");
        list.add("hunter2").addObject().put("old", "S3cret!");
        events.add(nested.input());
    }

    private void odd(List<Input> events) {
        RequestJson unknown = RequestJson.of(USER, "GET", "/users/bob@example.com/078-05-1120", 404)
                .with("user_agent", "agent of bob@example.com, 4111 1111 1111 1111")
                .with("session_id", issued)
                .with("api_key", "S3cret!")
                .with("correlation_id", "bob@example.com")
                .with("scenario", "card 4111111111111111");
        unknown.json().putObject("extension").put("client_secret", "S3cret!").put("pin", 4111111111111111L);
        events.add(unknown.input());
        events.add(RequestJson.of(USER, "GET", "/keyed", 200).input("bob@example.com"));
    }

    private void identity(List<Input> events) {
        for (String type : List.of("login_failed", "login_succeeded", "token_issued", "token_revoked", "logout")) {
            String text = "{\"type\":\"" + type
                    + "\",\"user\":\"bob@example.com\",\"client_ip\":\"198.51.100.8\",\"jti\":\""
                    + presented + "\",\"session_id\":\"" + issued + "\",\"reason\":\"asked by alice@example.com\","
                    + "\"password\":\"hunter2\",\"expires_at\":\"2099-01-01T00:00:00Z\"}";
            events.add(new Input(Topic.AUTH_EVENTS, "198.51.100.8", utf8(text)));
        }
    }

    /** What cannot be shaped has secrets too. */
    private void broken(List<Input> events) {
        for (String text : List.of(
                "{\"method\":\"POST\",\"path\":\"/cut\",\"request_body\":\"password=hunter2&card=4111111111111111",
                "password=hunter2 bob@example.com",
                "{\"method\":\"GET\",\"method\":\"bob@example.com\",\"path\":\"/twice\"}",
                "{\"method\":7,\"path\":\"/wrong-type\",\"authorization\":\"Bearer " + issued + "\"}",
                "{\"method\":\"GET\",\"path\":\"/deep\",\"password\":" + "[".repeat(500) + "\"hunter2\""
                        + "]".repeat(500) + "}",
                "{\"method\":\"GET\",\"path\":\"/large\",\"password\":\"" + "hunter2".repeat(300_000) + "\"}")) {
            events.add(new Input(Topic.REQUEST_EVENTS, "192.0.2.7", utf8(text)));
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
