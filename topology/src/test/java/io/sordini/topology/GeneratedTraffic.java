package io.sordini.topology;

import io.sordini.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Seeded traffic: ordinary users, and among them everything that the default policy decides against, and rubbish. */
final class GeneratedTraffic {

    static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    static final String BRUTE_FORCE = "203.0.113.66";
    static final String SCANNER = "203.0.113.200";
    static final String BURST = "203.0.113.77";
    static final String ORDINARY = "198.51.100.";

    private final Random random;
    private final List<Input> inputs = new ArrayList<>();

    private GeneratedTraffic(long seed) {
        random = new Random(seed);
    }

    /** Some six hundred records in the order of their timestamps, over about two minutes. */
    static List<Input> of(long seed) {
        GeneratedTraffic traffic = new GeneratedTraffic(seed);
        traffic.ordinary();
        traffic.bruteForce();
        traffic.scanner();
        traffic.burst();
        traffic.tokens();
        traffic.identityService();
        traffic.malformed();
        traffic.commands();
        traffic.inputs.sort(Comparator.comparingLong(Input::timestamp));
        return traffic.inputs;
    }

    private void ordinary() {
        for (int i = 0; i < 300; i++) {
            request(random.nextInt(120_000), ORDINARY + random.nextInt(20), "GET", "/api/items/" + i, 200, "", "");
        }
    }

    private void bruteForce() {
        for (int i = 0; i < 20; i++) {
            String body = "{\"username\":\"alice\",\"password\":\"guess-" + i + "\"}";
            request(20_000 + i * 700L + random.nextInt(300), BRUTE_FORCE, "POST", "/token", 401, body, "");
        }
    }

    private void scanner() {
        List<String> paths = List.of("/.env", "/.git/config", "/wp-login.php", "/phpinfo.php", "/actuator/env");
        for (int i = 0; i < 40; i++) {
            String path = i % 4 == 0 ? paths.get(i / 4 % paths.size()) : "/missing/" + i;
            request(40_000 + i * 200L, SCANNER, "GET", path, 404, "", "");
        }
    }

    private void burst() {
        for (int i = 0; i < 120; i++) {
            request(60_000 + i * 8L, BURST, "GET", "/api/items", 200, "", "");
        }
    }

    private void tokens() {
        for (int i = 0; i < 10; i++) {
            String claims = "{\"sub\":\"user-" + i + "\",\"exp\":" + (START / 1000 + 600) + "}";
            String token = "eyJhbGciOiJIUzI1NiJ9."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                    + ".c2lnbmF0dXJl" + i;
            String client = ORDINARY + (100 + i);
            long at = random.nextInt(60_000);
            request(at, client, "POST", "/token", 200, "{\"username\":\"user-" + i + "\",\"password\":\"pw\"}", token);
            bearer(at + 1000, client, "GET", "/api/me", token);
            bearer(at + 2000, client, "POST", "/logout", token);
            bearer(at + 4000, client, "GET", "/api/me", token);
        }
    }

    private void identityService() {
        for (int i = 0; i < 40; i++) {
            String type = List.of("login_succeeded", "login_failed", "token_issued", "logout", "mfa_denied")
                    .get(random.nextInt(5));
            String client = ORDINARY + (150 + i % 8);
            String value = "{\"type\":\"" + type + "\",\"user\":\"user-" + i % 5 + "@example.com\",\"client_ip\":\""
                    + client + "\",\"jti\":\"jti-" + i % 6 + "\",\"expires_at\":" + (START / 1000 + 900) + "}";
            inputs.add(Input.of(Topic.AUTH_EVENTS, client, value, START + random.nextInt(120_000)));
        }
    }

    private void malformed() {
        for (int i = 0; i < 40; i++) {
            String value = List.of(
                            "", "{", "[]", "\"text\"", "{\"method\":1}", "{\"method\":\"GET\",\"method\":\"PUT\"}")
                    .get(random.nextInt(6));
            Topic topic = random.nextBoolean() ? Topic.REQUEST_EVENTS : Topic.AUTH_EVENTS;
            String key = random.nextBoolean() ? ORDINARY + "200" : "not-an-address";
            inputs.add(Input.of(topic, key, value, START + random.nextInt(120_000)));
        }
        inputs.add(new Input(Topic.REQUEST_EVENTS, null, null, START + 1));
        inputs.add(new Input(Topic.REQUEST_EVENTS, new byte[] {(byte) 0xff}, new byte[] {(byte) 0xc3}, START + 2));
    }

    private void commands() {
        command(30_000, "block", "ip:192.0.2.9");
        command(70_000, "unblock", "ip:192.0.2.9");
        command(80_000, "unblock", "ip:" + SCANNER);
        inputs.add(Input.of(Topic.COMMANDS, "ip:192.0.2.9", "{\"type\":\"nonsense\"}", START + 90_000));
    }

    private void command(long after, String type, String subject) {
        String value = "{\"id\":\"c-" + after + "\",\"type\":\"" + type + "\",\"subject\":\"" + subject
                + "\",\"actor\":\"operator\",\"reason\":\"test\"}";
        inputs.add(Input.of(Topic.COMMANDS, subject, value, START + after));
    }

    private void bearer(long after, String client, String method, String path, String token) {
        String value = "{\"method\":\"" + method + "\",\"path\":\"" + path + "\",\"status_code\":200,\"client_ip\":\""
                + client + "\",\"headers\":{\"authorization\":\"Bearer " + token + "\"}}";
        inputs.add(Input.of(Topic.REQUEST_EVENTS, client, value, START + after));
    }

    private void request(long after, String client, String method, String path, int status, String body, String token) {
        String value = "{\"id\":\"r-" + inputs.size() + "\",\"method\":\"" + method + "\",\"path\":\"" + path
                + "\",\"status_code\":" + status + ",\"client_ip\":\"" + client + "\""
                + (body.isEmpty() ? "" : ",\"request_body\":" + body)
                + (token.isEmpty() ? "" : ",\"response_body\":{\"access_token\":\"" + token + "\"}") + "}";
        inputs.add(Input.of(Topic.REQUEST_EVENTS, client, value, START + after));
    }
}
