package io.sordini.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sordini.testkit.OrdinaryLogs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is masked: HTTP audit events of about 770 bytes each, as gateways publish them, and lines of plain text. Each event
 * has credentials under their names; one in three holds an address of a person in a text, a few a card or more.
 */
final class AuditEvents {

    private static final String[] PATHS = {"/api/orders", "/api/users/me", "/login", "/search", "/api/items/17/reviews"
    };
    private static final String[] NOTES = {
        "please deliver after six",
        "forward it to dora.quill@example.org, thanks",
        "nothing to add",
        "paid with 4111 1111 1111 1111 by phone",
        "the parcel came with a dent on one side",
        "caf\u00e9 around the corner, ring twice"
    };

    private final Random random;

    private AuditEvents(long seed) {
        random = new Random(seed);
    }

    /** Events in UTF-8; the same for the same seed. */
    static List<byte[]> events(long seed, int count) {
        AuditEvents events = new AuditEvents(seed);
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(events.event().getBytes(UTF_8));
        }
        return all;
    }

    /** Log lines; one in eight has an address of a person or of a machine in it. */
    static List<String> lines(long seed, int count) {
        Random random = new Random(seed);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String line = OrdinaryLogs.line(random);
            all.add(random.nextInt(8) == 0 ? line + " for dora.quill@example.org" : line);
        }
        return all;
    }

    private String event() {
        return "{\"id\":\"" + hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12)
                + "\",\"timestamp\":\"2026-11-22T" + two(24) + ":" + two(60) + ":" + two(60) + "."
                + (100 + random.nextInt(900))
                + "Z\",\"method\":\"POST\",\"path\":\"" + PATHS[random.nextInt(PATHS.length)]
                + "\",\"query_params\":{\"page\":\"" + random.nextInt(90)
                + "\",\"sort\":\"created_at\"},\"headers\":{\"host\":\"api.example.com\",\"user-agent\":"
                + "\"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36\","
                + "\"accept\":\"application/json\",\"content-type\":\"application/json\",\"authorization\":\"Bearer "
                + hex(40) + "\"},\"request_body\":" + body()
                + ",\"response_body\":{\"status\":\"ok\",\"order\":" + random.nextInt(1_000_000)
                + "},\"status_code\":200,\"response_time_ms\":" + random.nextInt(400) + "." + random.nextInt(10)
                + ",\"client_ip\":\"198.51.100." + random.nextInt(256) + "\",\"session_id\":\"" + hex(24)
                + "\",\"server_id\":\"edge-" + random.nextInt(9) + "\"}";
    }

    private String body() {
        return "{\"user\":\"dora" + random.nextInt(1000) + "\",\"password\":\"tulip-" + hex(6) + "\",\"email\":\"dora"
                + random.nextInt(1000) + "@example.org\",\"items\":[{\"sku\":\"A-" + random.nextInt(9999)
                + "\",\"count\":" + random.nextInt(9) + "}],\"note\":\"" + NOTES[random.nextInt(NOTES.length)] + "\"}";
    }

    private String two(int bound) {
        return String.format("%02d", random.nextInt(bound));
    }

    private String hex(int length) {
        StringBuilder hex = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hex.toString();
    }
}
