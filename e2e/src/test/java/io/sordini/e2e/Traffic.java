package io.sordini.e2e;

import io.sordini.schemas.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Endless traffic of users and attackers, the same for the same seed. An address uses one source topic and one record key,
 * and a token is used from one address only: so all that concerns a subject stands in one partition, in one order.
 */
final class Traffic {

    private static final List<String> SENSITIVE = List.of(
            "/.env", "/.git/config", "/wp-login.php", "/phpmyadmin/index.php", "/.aws/credentials", "/actuator/env");

    private final Random random;
    private final Map<String, String> tokens = new HashMap<>();
    private final MalformedValues malformed;
    private int count;

    Traffic(long seed) {
        random = new Random(seed);
        malformed = new MalformedValues(random);
    }

    /** What one client does next, in one go. */
    List<Input> next() {
        int choice = random.nextInt(100);
        if (choice < 62) {
            return user("198.51.100." + (1 + random.nextInt(20)));
        } else if (choice < 66) {
            return user("2001:db8:" + random.nextInt(4) + "::7");
        } else if (choice < 72) {
            return guesses("203.0.113." + (60 + random.nextInt(4)));
        } else if (choice < 76) {
            return scan("203.0.113." + (200 + random.nextInt(3)));
        } else if (choice < 80) {
            return probes("203.0.113." + (210 + random.nextInt(3)));
        } else if (choice < 82) {
            return burst("203.0.113." + (77 + random.nextInt(2)));
        } else if (choice < 85) {
            return refused("203.0.113." + (90 + random.nextInt(2)));
        } else if (choice < 90) {
            return List.of(malformed.next("192.0.2." + (10 + random.nextInt(4))));
        } else if (choice < 92) {
            return List.of(
                    RequestJson.of("192.0.2.20", "GET", "/other-key", 404).input("192.0.2.21"));
        } else if (choice < 99) {
            return identity("198.51.100." + (200 + random.nextInt(8)));
        }
        return order("192.0.2." + (100 + random.nextInt(100)));
    }

    private List<Input> user(String client) {
        String token = tokens.get(client);
        if (token == null) {
            String fresh = Jwt.of(random, "user-of-" + client, "request-" + count++);
            tokens.put(client, fresh);
            String answer = "{\"access_token\":\"" + fresh + "\",\"token_type\":\"bearer\"}";
            return List.of(RequestJson.login(client, "user-of-" + client, "correct-horse", 200, answer)
                    .input());
        }
        RequestJson use = RequestJson.of(client, "GET", "/items/" + random.nextInt(50), 200)
                .with("user_agent", "client/" + random.nextInt(3))
                .bearer(token);
        if (random.nextInt(20) > 0) {
            return List.of(use.input());
        }
        tokens.remove(client);
        return List.of(
                RequestJson.of(client, "POST", "/logout", 200).bearer(token).input(), use.input());
    }

    private List<Input> guesses(String client) {
        List<Input> guesses = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            guesses.add(RequestJson.login(client, "victim-of-" + client, "guess-" + count++, 401, "{\"detail\":\"no\"}")
                    .input());
        }
        return guesses;
    }

    private List<Input> scan(String client) {
        return List.of(
                RequestJson.of(client, "GET", SENSITIVE.get(random.nextInt(SENSITIVE.size())), 404)
                        .input(),
                RequestJson.of(client, "GET", SENSITIVE.get(random.nextInt(SENSITIVE.size())) + "?v=" + count++, 404)
                        .input());
    }

    private List<Input> probes(String client) {
        return List.of(
                RequestJson.of(client, "GET", "/hidden/" + count++, 404).input(),
                RequestJson.of(client, "GET", "/hidden/" + count++, 403).input());
    }

    private List<Input> burst(String client) {
        return Collections.nCopies(
                60, RequestJson.of(client, "GET", "/search", 200).input());
    }

    private List<Input> refused(String client) {
        return Collections.nCopies(
                3, RequestJson.of(client, "GET", "/search", 429).input());
    }

    private List<Input> identity(String client) {
        int choice = random.nextInt(10);
        String type = choice < 5
                ? "login_failed"
                : choice < 6
                        ? "login_succeeded"
                        : choice < 8 ? "token_issued" : choice < 9 ? "token_revoked" : "logout";
        String text = "{\"type\":\"" + type + "\",\"user\":\"account-of-" + client + "\",\"client_ip\":\"" + client
                + "\",\"jti\":\"auth-" + client + "-" + random.nextInt(3)
                + "\",\"expires_at\":\"2099-12-31T00:00:00Z\",\"session_id\":\"session-of-" + client + "\"}";
        return List.of(new Input(Topic.AUTH_EVENTS, client, utf8(text)));
    }

    private List<Input> order(String address) {
        String subject = "ip:" + address;
        String order = random.nextInt(3) > 0 ? "block" : "unblock";
        String text = "{\"id\":\"order-" + count++ + "\",\"type\":\"" + order + "\",\"subject\":\"" + subject
                + "\",\"actor\":\"operator\",\"reason\":\"a test asks for it\"}";
        return List.of(new Input(Topic.COMMANDS, subject, utf8(text)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
