package io.sordini.sandbox.labelled;

import java.util.Random;

/**
 * One ordinary user through a day: sessions with logins that go wrong now and then, from home, from an office that shares
 * one address, or from a telephone whose address changes.
 */
final class Household {

    static final int SERVERS = 4;
    private static final int OFFICE = 50;
    private static final long HOUR = 3_600_000;
    private static final long STALE_PACE = 600_000;
    private static final String[] PAGES = {"/orders", "/users", "/orders?page=2", "/profile", "/catalogue", "/cart"};

    private final int number;
    private final Random random;
    private final Script script;
    private final String user;

    Household(int number, Random random, Script script) {
        this.number = number;
        this.random = random;
        this.script = script;
        this.user = "user-" + number;
    }

    /** Writes the user's day, from {@code start} for {@code length} milliseconds. */
    void live(long start, long length) {
        for (long day = 0; day < length; day += 12 * HOUR) {
            long within = Math.min(12 * HOUR, length - day);
            // Offices come to work within half an hour of each other.
            long at = start
                    + day
                    + (isOffice() ? random.nextInt((int) Math.min(within, HOUR / 2)) : random.nextInt((int) within));
            session(at);
        }
        if (length >= 12 * HOUR) {
            new Habits(number, client(), random, script).live(start);
        }
        if (number % 101 == 37) {
            forgottenDevice(start + random.nextInt((int) HOUR), Math.min(length, 5 * HOUR));
        }
    }

    private boolean isOffice() {
        return number % 10 == 6 || number % 10 == 7;
    }

    private boolean isMobile() {
        return number % 10 == 8;
    }

    private Client client() {
        String server = "api-" + number % SERVERS;
        if (isOffice()) {
            return Client.browser("172.16." + number / 10 * 2 / OFFICE % 256 + ".1", server);
        }
        return Client.browser(
                "100." + (64 + (number >> 16)) + "." + (number >> 8 & 0xff) + "." + (number & 0xff), server);
    }

    private Client moved(Client client) {
        return client.from("172.20." + random.nextInt(256) + "." + (1 + random.nextInt(250)));
    }

    private void session(long start) {
        Client client = client().in("session-of-" + user + "-" + start);
        long at = start;
        int wrong = random.nextInt(100) < 8 ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < wrong; i++) {
            script.login(at, client, user, 401);
            at += 4000 + random.nextInt(8000);
        }
        if (number % 10 == 9) {
            at = secondFactor(client, at);
        }
        String token = Script.token(client, at);
        script.login(at, client, user, 200);
        int pages = 5 + random.nextInt(12);
        for (int i = 0; i < pages; i++) {
            at += 1000 + random.nextInt(25_000);
            client = isMobile() && random.nextInt(6) == 0 ? moved(client) : client;
            page(at, client, token);
        }
        if (random.nextBoolean()) {
            script.logout(at + 2000, client, token);
        }
    }

    private void page(long at, Client client, String token) {
        int chance = random.nextInt(200);
        if (chance < 3) {
            script.get(at, client, "/assets/missing-" + random.nextInt(5) + ".png", 404);
        } else if (chance < 5) {
            script.bearing(at, client, "/orders/" + random.nextInt(9000), 404, token);
        } else {
            String path = PAGES[random.nextInt(PAGES.length)];
            script.bearing(at, client, path, chance == 199 ? 503 : 200, token);
        }
    }

    private long secondFactor(Client client, long start) {
        long at = start;
        script.auth(at, client, "mfa_challenged", user, "mfa_method", "totp");
        int wrong = random.nextInt(100);
        for (int i = 0; i < (wrong < 5 ? 1 + random.nextInt(2) : 0); i++) {
            at += 6000;
            script.auth(at, client, wrong == 0 ? "mfa_denied" : "mfa_failed", user);
        }
        script.auth(at + 5000, client, "mfa_succeeded", user);
        return at + 6000;
    }

    /** A device that was not told of the new password tries the old one again and again. */
    private void forgottenDevice(long start, long length) {
        Client device = client().with("mail-client/3.1");
        for (long at = 0; at < length; at += STALE_PACE) {
            script.auth(start + at, device, "login_failed", user, "password_fingerprint", "old" + number);
        }
    }
}
