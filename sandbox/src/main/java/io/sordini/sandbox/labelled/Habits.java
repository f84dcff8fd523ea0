package io.sordini.sandbox.labelled;

import java.util.Locale;
import java.util.Random;

/**
 * What some ordinary users do that looks like an attack: they travel, tunnel, share devices, forget passwords, change
 * roles, and pay. What nobody can tell from an attack by what the rule looks at is rare, and said so.
 */
final class Habits {

    private static final int KINDS = 40;
    private static final long SECOND = 1000;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;
    private static final double KILOMETRES_PER_DEGREE = 111.195;

    /** One of so many of a kind does what cannot be told from an attack. */
    private static final int RARE = 10;

    private final int number;
    private final String user;
    private final Client client;
    private final Random random;
    private final Script script;

    Habits(int number, Client client, Random random, Script script) {
        this.number = number;
        this.user = "user-" + number;
        this.client = client;
        this.random = random;
        this.script = script;
    }

    /** Writes what the user does once a day besides, from {@code start}; it takes no more than eight hours. */
    void live(long start) {
        long at = start + random.nextInt((int) HOUR);
        boolean rare = number / KINDS % RARE == 0;
        switch (number % KINDS) {
            case 1 -> train(at);
            case 2 -> tunnel(at, rare ? 3000 : 300);
            case 3 -> flight(at);
            case 4 -> sharedDevice(at);
            case 5 -> twoPrograms(at);
            case 10 -> updatedBrowser(at);
            case 11 -> forgottenPassword(at, rare);
            case 12 -> administrator(at);
            case 13 -> unlistedRole(at);
            case 14 -> changingRole(at);
            case 15 -> payer(at);
            case 20 -> payerOnSecondThought(at);
            case 21 -> slowClock(at);
            case 22 -> refreshing(at);
            default -> {
                // nothing out of the way
            }
        }
    }

    private String session(String of) {
        return of + "-of-" + user;
    }

    private void login(long at, Client from, String session, String... more) {
        String[] fields = new String[more.length + 2];
        fields[0] = "session_id";
        fields[1] = session;
        System.arraycopy(more, 0, fields, 2, more.length);
        script.auth(at, from, "login_succeeded", user, fields);
    }

    private void loginAt(long at, Client from, int kilometres) {
        double north = 48 - kilometres / KILOMETRES_PER_DEGREE;
        login(
                at,
                from,
                session("journey-" + kilometres),
                "latitude",
                String.format(Locale.ROOT, "%.2f", north),
                "longitude",
                "11.58");
    }

    private Client elsewhere() {
        return client.from("172.20." + random.nextInt(256) + "." + (1 + random.nextInt(250)));
    }

    /** Some hundred kilometres in a few hours, and back in the evening. */
    private void train(long at) {
        int way = 200 + random.nextInt(650);
        loginAt(at, client, 0);
        loginAt(at + HOUR, elsewhere(), way / 2);
        loginAt(at + 2 * HOUR + 50 * MINUTE, elsewhere(), way);
        loginAt(at + 7 * HOUR, client, 0);
    }

    /** The exit of a tunnel, shared by many, is in another country; overseas for few, which is as far as an attacker is. */
    private void tunnel(long at, int least) {
        loginAt(at, client, 0);
        loginAt(at + 20 * MINUTE, client.from("172.26.0." + (1 + number % 4)), least + random.nextInt(600));
        loginAt(at + 40 * MINUTE, client, 0);
    }

    /** Nobody logs in on the way. */
    private void flight(long at) {
        int way = 1500 + random.nextInt(7000);
        loginAt(at, client, 0);
        loginAt(at + 3 * HOUR + (long) (way * HOUR / 800.0), elsewhere(), way);
    }

    /** The next of the family logs in where the last one has logged out: one program, one network, two sessions. */
    private void sharedDevice(long at) {
        long now = at;
        for (int turn = 0; turn < 6; turn++) {
            String name = turn % 2 == 0 ? user : user + "-spouse";
            Client own = client.in(name + "-turn-" + turn);
            String token = Script.token(own, now);
            script.login(now, own, name, 200);
            for (int page = 1; page <= 4; page++) {
                script.bearing(now + 20 * SECOND * page, own, "/orders?page=" + page, 200, token);
            }
            script.logout(now + 100 * SECOND, own, token);
            now += 2 * MINUTE;
        }
    }

    /** An app and the browser inside it have one session, at home; later on the way, the app alone. */
    private void twoPrograms(long at) {
        Client app = client.with("shop-app/5.2").in(session("app"));
        Client inside =
                client.with("Mozilla/5.0 (Linux; Android 15; wv) Chrome/140.0").in(session("app"));
        login(at, app, session("app"));
        for (int i = 1; i < 12; i++) {
            script.get(at + 10 * SECOND * i, i % 2 == 0 ? app : inside, "/orders?page=" + i, 200);
        }
        Client onTheWay = app.from("172.20." + random.nextInt(256) + ".9");
        for (int i = 0; i < 6; i++) {
            script.get(at + 10 * MINUTE + 10 * SECOND * i, onTheWay, "/profile?part=" + i, 200);
        }
    }

    /** The browser is another version when it is opened again, with the same session in the same network. */
    private void updatedBrowser(long at) {
        Client before = client.in(session("long"));
        login(at, before, session("long"));
        script.get(at + MINUTE, before, "/orders", 200);
        script.get(at + 3 * MINUTE, before.with(client.agent().replace("140", "141")), "/orders", 200);
    }

    /**
     * Some wrong passwords, a new one, and a second factor that has to be set up again. Few press the button twice, so that
     * the code is refused as used.
     */
    private void forgottenPassword(long at, boolean twice) {
        for (int i = 0; i < 4; i++) {
            String[] fields = {"reason", "bad_password", "password_fingerprint", "p" + number + i};
            script.auth(at + 15 * SECOND * i, client, "login_failed", user, fields);
        }
        long now = at + 4 * MINUTE;
        script.auth(now, client, "password_changed", user);
        login(now + 20 * SECOND, client, session("new"));
        script.auth(now + 30 * SECOND, client, "mfa_challenged", user, "mfa_method", "totp");
        int wrong = 1 + random.nextInt(3);
        for (int i = 0; i < wrong; i++) {
            script.auth(now + 40 * SECOND + 15 * SECOND * i, client, "mfa_failed", user, "reason", "wrong_code");
        }
        long given = now + 2 * MINUTE;
        script.auth(given, client, "mfa_succeeded", user, "session_id", session("new"));
        if (twice) {
            script.auth(given + 300, client, "mfa_failed", user, "reason", "code_already_used");
        }
    }

    private void call(long at, String method, String path, int status) {
        script.call(at, client, method, path, status, "user", user);
    }

    private void administrator(long at) {
        script.auth(at, client, "role_bound", user, "role", "admin");
        String token = WebToken.of("admin-" + number + "-" + at, at)
                .withAll("roles", "admin")
                .text();
        for (int i = 0; i < 5; i++) {
            call(at + 10 * SECOND + SECOND * i, "DELETE", "/users/" + i, 204);
            script.bearing(at + 30 * SECOND + 5 * SECOND * i, client, "PUT", "/admin/settings/" + i, 200, token);
        }
    }

    /** Of a role that the policy does not list nothing is said. */
    private void unlistedRole(long at) {
        script.auth(at, client, "role_bound", user, "role", "auditor");
        call(at + MINUTE, "POST", "/reports", 201);
        String token = WebToken.of("audit-" + number + "-" + at, at)
                .with("role", "auditor")
                .text();
        script.bearing(at + 2 * MINUTE, client, "POST", "/reports", 201, token);
    }

    /** A viewer who stands in for a colleague for an hour. */
    private void changingRole(long at) {
        script.auth(at, client, "role_bound", user, "role", "viewer");
        call(at + MINUTE, "GET", "/orders", 200);
        call(at + 2 * MINUTE, "POST", "/orders", 403);
        script.auth(at + 5 * MINUTE, client, "role_bound", user, "role", "developer");
        call(at + 6 * MINUTE, "POST", "/orders", 201);
        script.auth(at + HOUR, client, "role_bound", user, "role", "viewer");
        call(at + HOUR + MINUTE, "GET", "/orders?again", 200);
    }

    private void payer(long at) {
        Client own = client.in(session("pay"));
        login(at, own, session("pay"), "mfa_method", "webauthn");
        script.call(at + MINUTE, own, "POST", "/payments/" + number, 200);
        String token = WebToken.of("pay-" + number + "-" + at, at)
                .withAll("amr", "pwd", "hwk")
                .text();
        script.bearing(at + 2 * MINUTE, client, "POST", "/payments/" + number, 200, token);
    }

    /** The service asks for the second factor when it is needed. */
    private void payerOnSecondThought(long at) {
        Client own = client.in(session("step"));
        login(at, own, session("step"));
        script.call(at + MINUTE, own, "POST", "/payments/" + number, 403);
        script.auth(at + 2 * MINUTE, own, "mfa_challenged", user, "mfa_method", "totp");
        script.auth(at + 2 * MINUTE + 9 * SECOND, own, "mfa_succeeded", user, "session_id", session("step"));
        script.call(at + 3 * MINUTE, own, "POST", "/payments/" + number, 200);
    }

    /** A token that is used up to its end, as the service's clock says: it may be behind by less than a minute. */
    private void slowClock(long at) {
        String token = WebToken.of("slow-" + number + "-" + at, at).text();
        for (int i = 0; i < 4; i++) {
            script.bearing(at + 15 * MINUTE * i, client, "/orders?page=" + i, 200, token);
        }
        script.bearing(WebToken.end(at) + (10 + random.nextInt(45)) * SECOND, client, "/orders", 200, token);
        script.bearing(WebToken.end(at) + 90 * SECOND, client, "/orders", 401, token);
    }

    /** A new token every ten minutes; now and then the answer is lost and the client asks again, which the service allows. */
    private void refreshing(long at) {
        for (int i = 0; i < 8; i++) {
            refreshed(at + 10 * MINUTE * i, i == 0 ? "token_issued" : "token_refreshed", i);
            if (i > 0 && random.nextInt(3) == 0) {
                refreshed(at + 10 * MINUTE * i + 2 * SECOND, "token_refreshed", 100 + i);
            }
        }
    }

    private void refreshed(long at, String type, int turn) {
        script.auth(
                at,
                client,
                type,
                user,
                "family",
                session("family"),
                "jti",
                session("token-" + turn),
                "issuer",
                WebToken.ISSUER,
                "audience",
                WebToken.AUDIENCE);
    }
}
