package io.sordini.sandbox.labelled;

import java.util.Random;

/** Programs that behave: a crawler that keeps to a pace, and clients with API keys. */
final class Machines {

    private static final int CRAWLED = 250;
    private static final long KEY_PACE = 60_000;
    private static final long BACK_OFF = 300_000;

    private Machines() {}

    /** Every page once, a little more than two seconds apart; some links are broken. */
    static void crawl(int number, long start, Random random, Script script) {
        Client crawler = new Client(
                "172.24.0." + (1 + number % 250),
                "Mozilla/5.0 (compatible; ExampleBot/1.0; +https://example.com/bot)",
                "api-" + number % Household.SERVERS,
                null);
        long at = start;
        for (int i = 0; i < CRAWLED; i++) {
            at += 2000 + random.nextInt(1000);
            script.get(at, crawler, "/catalogue/page-" + i, random.nextInt(50) == 0 ? 404 : 200);
        }
    }

    /**
     * A request a minute, by a key that is exchanged in the middle: the old one is disabled when the new one is in use. One
     * worker of a tenth of them is not told, and tries the old one twice more.
     */
    static void export(int number, long start, long length, Script script) {
        Client client = new Client(
                "172.25.0." + (1 + number % 250), "order-export/1.4", "api-" + number % Household.SERVERS, null);
        String owner = "exporter-" + number;
        String first = "export-key-" + number;
        String second = "export-key-" + number + "-next";
        long exchanged = length / 2 / KEY_PACE * KEY_PACE;
        created(start, client, owner, first, start + length, script);
        for (long at = KEY_PACE; at < length; at += KEY_PACE) {
            if (at == exchanged) {
                created(start + at - 9000, client, owner, second, start + length / 2, script);
                // Its end is put off before it comes.
                created(start + at - 5000, client, owner, second, start + 2 * length, script);
                script.auth(start + at + 10_000, client, "api_key_disabled", owner, "api_key", first);
                script.keyed(start + at + 12_000, client, "/orders?page=late", 401, first);
            }
            if (at == exchanged && number % 10 == 5) {
                script.keyed(start + at + 40_000, client, "/orders?page=later", 401, first);
                script.keyed(start + at + 50_000, client, "/orders?page=last", 401, first);
            }
            script.keyed(start + at, client, "/orders?page=" + at / KEY_PACE, 200, at < exchanged ? first : second);
        }
    }

    private static void created(long at, Client client, String owner, String key, long end, Script script) {
        String seconds = String.valueOf(end / 1000);
        script.auth(at, client, "api_key_created", owner, "api_key", key, "role", "api_user", "expires_at", seconds);
    }

    /** Asks too fast, stops after a few refusals, and tries again minutes later. */
    static void backOff(int number, long start, Script script) {
        Client client = new Client(
                "172.27.0." + (1 + number % 250), "stock-sync/2.0", "api-" + number % Household.SERVERS, null);
        String key = "sync-key-" + number;
        script.auth(start, client, "api_key_created", "sync-" + number, "api_key", key, "role", "developer");
        for (int turn = 0; turn < 10; turn++) {
            long at = start + BACK_OFF * (turn + 1);
            for (int i = 0; i < 3; i++) {
                script.keyed(at + 1000L * i, client, "/stock?page=" + i, 200, key);
                script.keyed(at + 4000 + 800L * i, client, "/stock?page=" + i, 429, key);
            }
        }
    }
}
