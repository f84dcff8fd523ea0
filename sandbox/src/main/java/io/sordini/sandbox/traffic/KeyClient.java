package io.sordini.sandbox.traffic;

import io.sordini.sandbox.traffic.Call.Caller;
import java.time.Instant;
import java.util.Random;

/** A program that reads orders with an API key, every two seconds. */
final class KeyClient implements Actor {

    private static final long PERIOD_MS = 2_000;

    private final Caller caller;
    private final String key;
    private Instant nextAt;

    KeyClient(int number, Random random, Instant start) {
        caller = new Caller("198.51.100." + (150 + number), "order-export/1.4", null);
        key = "mock-api-key-" + Integer.toHexString(random.nextInt() | 0x10000000);
        nextAt = start.plusMillis(random.nextInt((int) PERIOD_MS));
    }

    @Override
    public Instant nextAt() {
        return nextAt;
    }

    @Override
    public TrafficEvent act(MockApi api) {
        TrafficEvent event = api.serve(
                        nextAt, Label.ORDINARY, Call.get(caller, "/orders").withKey(key))
                .event();
        nextAt = nextAt.plusMillis(PERIOD_MS);
        return event;
    }
}
