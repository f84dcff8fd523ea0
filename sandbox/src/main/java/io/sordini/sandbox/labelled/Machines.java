package io.sordini.sandbox.labelled;

import java.util.Random;

/** Programs that behave: a crawler that keeps to a pace, and a client with an API key. */
final class Machines {

    private static final int CRAWLED = 250;
    private static final long KEY_PACE = 60_000;

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

    static void export(int number, long start, long length, Script script) {
        Client client = new Client(
                "172.25.0." + (1 + number % 250), "order-export/1.4", "api-" + number % Household.SERVERS, null);
        for (long at = 0; at < length; at += KEY_PACE) {
            script.keyed(start + at, client, "/orders?page=" + at / KEY_PACE, 200, "export-key-" + number);
        }
    }
}
