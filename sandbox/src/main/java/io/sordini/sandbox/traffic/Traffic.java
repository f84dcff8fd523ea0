package io.sordini.sandbox.traffic;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;

/**
 * Endless traffic of a mock API in simulated time: the same seed, start and answers of the gate give the same bytes. The
 * caller sets the pace: it waits until {@link #nextAt} and then takes the event, or does not wait at all. The gate is
 * asked when an event is taken. Not safe for several threads.
 *
 * <p>Ordinary users come from 198.51.100.0/24 and stay below every default limit; attackers come from 203.0.113.0/24 and
 * 2001:db8::/32, and start within ten seconds of one another, anew every minute.
 */
public final class Traffic {

    private static final int USERS = 24;
    private static final int KEY_CLIENTS = 3;

    private final MockApi api;
    private final Queue<Turn> turns = new PriorityQueue<>(
            Comparator.comparing((Turn turn) -> turn.actor().nextAt()).thenComparingInt(Turn::number));

    public Traffic(long seed, Instant start, Gate gate) {
        api = new MockApi(gate);
        Random random = new Random(seed);
        for (int i = 0; i < USERS; i++) {
            add(new OrdinaryUser(i, new Random(random.nextLong()), start));
        }
        for (int i = 0; i < KEY_CLIENTS; i++) {
            add(new KeyClient(i, new Random(random.nextLong()), start));
        }
        Attacker.all(start).forEach(this::add);
        add(new TokenTheft(start));
    }

    /** When the next event happens. */
    public Instant nextAt() {
        return turns.element().actor().nextAt();
    }

    /** The next event; never earlier than the one before. */
    public TrafficEvent next() {
        Turn turn = turns.remove();
        TrafficEvent event = turn.actor().act(api);
        turns.add(turn);
        return event;
    }

    private void add(Actor actor) {
        turns.add(new Turn(turns.size(), actor));
    }

    private record Turn(int number, Actor actor) {}
}
