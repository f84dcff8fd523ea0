package io.sordini.sandbox.labelled;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** How attacks with keys, tokens, sessions and roles go, and what services let pass that they should not. */
final class CredentialPlots {

    private static final long MINUTE = 60_000;

    /** Along a meridian. */
    private static final double KILOMETRES_PER_DEGREE = 111.195;

    private CredentialPlots() {}

    static void addTo(Map<Attack, Consumer<Scene>> plots) {
        plots.put(Attack.KEY_IN_URL, scene -> withKey(scene, "GET", "/orders?api_key=" + key(scene)));
        plots.put(Attack.KEY_IN_BODY, CredentialPlots::keyInBody);
        plots.put(Attack.DISABLED_KEY, CredentialPlots::disabledKey);
        plots.put(Attack.UNREGISTERED_KEY, scene -> withKey(scene, "GET", "/orders", "api_key", "own-" + key(scene)));
        plots.put(Attack.EXPIRED_KEY, CredentialPlots::expiredKey);
        plots.put(Attack.KEY_BEYOND_ITS_ROLE, CredentialPlots::keyBeyondItsRole);
        plots.put(Attack.KEY_IGNORES_REFUSALS, CredentialPlots::keyIgnoresRefusals);
        plots.put(Attack.TOKEN_CRACKING, CredentialPlots::tokenCracking);
        plots.put(Attack.WITHDRAWN_TOKEN, CredentialPlots::withdrawnToken);
        plots.put(Attack.WITHDRAWN_TOKEN_ONCE, CredentialPlots::withdrawnToken);
        plots.put(Attack.EXPIRED_TOKEN, CredentialPlots::expiredToken);
        plots.put(
                Attack.FOREIGN_ISSUER,
                scene -> accepted(scene, "GET", token(scene).with("iss", "https://id.evil")));
        plots.put(
                Attack.FOREIGN_AUDIENCE,
                scene -> accepted(scene, "GET", token(scene).with("aud", "newsletter")));
        plots.put(
                Attack.TOKEN_BEYOND_ITS_ROLE,
                scene -> accepted(scene, "DELETE", token(scene).withAll("roles", "viewer")));
        plots.put(Attack.USER_BEYOND_THEIR_ROLE, CredentialPlots::userBeyondTheirRole);
        plots.put(Attack.SESSION_OF_A_PASSWORD, CredentialPlots::sessionOfAPassword);
        plots.put(Attack.TOKEN_OF_A_PASSWORD, CredentialPlots::tokenOfAPassword);
        plots.put(Attack.SESSION_HIJACK, CredentialPlots::sessionHijack);
        plots.put(Attack.DISTANT_LOGIN, CredentialPlots::distantLogin);
        plots.put(Attack.REPLAYED_CODE, CredentialPlots::replayedCode);
    }

    private static String key(Scene scene) {
        return "key-" + scene.number();
    }

    private static WebToken token(Scene scene) {
        return WebToken.of("token-" + scene.number(), scene.at(0));
    }

    /** The key that a service knows of, created by its owner. */
    private static void registered(Scene scene, String... more) {
        String[] fields = new String[more.length + 2];
        fields[0] = "api_key";
        fields[1] = key(scene);
        System.arraycopy(more, 0, fields, 2, more.length);
        scene.script().auth(scene.at(0), scene.member(1), "api_key_created", scene.victim(0), fields);
    }

    private static void withKey(Scene scene, String method, String path, String... more) {
        registered(scene);
        for (int i = 0; i < scene.size(); i++) {
            scene.script().call(scene.at(MINUTE + 500L * i), scene.attacker(), method, path, 200, more);
        }
    }

    private static void accepted(Scene scene, String method, WebToken token) {
        for (int i = 0; i < scene.size(); i++) {
            scene.script().bearing(scene.at(500L * i), scene.attacker(), method, "/orders/" + i, 200, token.text());
        }
    }

    private static void keyInBody(Scene scene) {
        withKey(scene, "POST", "/orders", "request_body", "api_key=" + key(scene) + "&item=7");
    }

    private static void expiredKey(Scene scene) {
        registered(scene, "expires_at", String.valueOf(scene.at(30 * MINUTE) / 1000));
        for (int i = 0; i < scene.size(); i++) {
            scene.script().keyed(scene.at((45 + i) * MINUTE), scene.attacker(), "/orders", 200, key(scene));
        }
    }

    private static void keyBeyondItsRole(Scene scene) {
        registered(scene, "role", "viewer");
        for (int i = 0; i < scene.size(); i++) {
            scene.script().call(scene.at(MINUTE + i), scene.attacker(), "POST", "/orders", 201, "api_key", key(scene));
        }
    }

    /** From several addresses, none of which is refused often enough to be seen for itself. */
    private static void keyIgnoresRefusals(Scene scene) {
        registered(scene);
        for (int i = 0; i < scene.size(); i++) {
            scene.script().keyed(scene.at(MINUTE + 400L * i), scene.member(i % 3), "/orders", 429, key(scene));
        }
    }

    /** Accepted so many seconds after its end. */
    private static void expiredToken(Scene scene) {
        String token = token(scene).text();
        long end = WebToken.end(scene.at(0));
        scene.script().bearing(scene.at(0), scene.attacker(), "/users", 200, token);
        scene.script().bearing(end + 1000L * scene.size(), scene.attacker(), "/users", 200, token);
    }

    private static void userBeyondTheirRole(Scene scene) {
        scene.script().auth(scene.at(0), scene.member(1), "role_bound", scene.victim(0), "role", "viewer");
        for (int i = 0; i < scene.size(); i++) {
            scene.script()
                    .call(scene.at(MINUTE + i), scene.attacker(), "PUT", "/orders/" + i, 200, "user", scene.victim(0));
        }
    }

    private static void sessionOfAPassword(Scene scene) {
        Client client = scene.attacker().in("session-" + scene.number());
        scene.script()
                .auth(
                        scene.at(0),
                        client,
                        "login_succeeded",
                        scene.victim(0),
                        "session_id",
                        "session-" + scene.number());
        for (int i = 0; i < scene.size(); i++) {
            scene.script().call(scene.at(MINUTE + i), client, "POST", "/payments/" + i, 200);
        }
    }

    private static void tokenOfAPassword(Scene scene) {
        String token = token(scene).withAll("amr", "pwd").text();
        for (int i = 0; i < scene.size(); i++) {
            scene.script().bearing(scene.at(500L * i), scene.attacker(), "POST", "/payments/" + i, 200, token);
        }
    }

    /** The owner at home, and two hours later somebody so many kilometres further north. */
    private static void distantLogin(Scene scene) {
        int home = scene.random().nextInt(6000) - 3000;
        int there = home + (int) Math.ceil(scene.size() * 100 / KILOMETRES_PER_DEGREE);
        login(scene, scene.at(0), scene.member(1), home);
        login(scene, scene.at(120 * MINUTE), scene.attacker(), there);
    }

    private static void login(Scene scene, long at, Client client, int hundredths) {
        scene.script()
                .auth(
                        at,
                        client,
                        "login_succeeded",
                        scene.victim(0),
                        "latitude",
                        String.format(Locale.ROOT, "%.2f", hundredths / 100.0),
                        "longitude",
                        "13.40");
    }

    private static void replayedCode(Scene scene) {
        scene.script().auth(scene.at(0), scene.member(1), "mfa_succeeded", scene.victim(0), "mfa_method", "totp");
        for (int i = 0; i < scene.size(); i++) {
            scene.script()
                    .auth(
                            scene.at(8000 + i),
                            scene.attacker(),
                            "mfa_failed",
                            scene.victim(0),
                            "reason",
                            "code_already_used");
        }
    }

    private static void disabledKey(Scene scene) {
        for (int i = 0; i < scene.size(); i++) {
            scene.script().keyed(scene.at(i * 3000L), scene.attacker(), "/orders", 401, "old-key-" + scene.number());
        }
    }

    private static void tokenCracking(Scene scene) {
        for (int i = 0; i < scene.size(); i++) {
            scene.script().bearing(scene.at(i * 300L), scene.attacker(), "/users", 401, "guess-" + i);
        }
    }

    private static void withdrawnToken(Scene scene) {
        Client owner = scene.member(1);
        String token = Script.token(owner, scene.at(0));
        scene.script().login(scene.at(0), owner, scene.victim(0), 200);
        scene.script().logout(scene.at(60_000), owner, token);
        for (int i = 0; i < scene.size(); i++) {
            scene.script().bearing(scene.at(90_000 + i * 5000L), scene.attacker(), "/users", 401, token);
        }
    }

    private static void sessionHijack(Scene scene) {
        Client owner = scene.member(1).in("session-" + scene.number());
        Client thief = scene.attacker().with("okhttp/4.12").in("session-" + scene.number());
        String shared = Script.token(owner, scene.at(0));
        scene.script().bearing(scene.at(0), owner, "/users", 200, shared);
        for (int i = 1; i < scene.size(); i++) {
            scene.script().bearing(scene.at(i * 4000L), thief, "/users", 200, shared);
        }
    }
}
