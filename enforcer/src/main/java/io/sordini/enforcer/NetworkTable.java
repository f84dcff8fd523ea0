package io.sordini.enforcer;

import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Network;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Verdicts by network; one thread writes, any number read without locking. */
final class NetworkTable {

    private static final int V4_PREFIX = 96;

    private final Map<Network, Verdict> verdicts = new ConcurrentHashMap<>();
    private volatile int[] lengths = {};

    void put(Network network, Verdict verdict) {
        verdicts.put(network, verdict);
        int[] known = lengths;
        if (Arrays.stream(known).noneMatch(length -> length == network.bits())) {
            lengths = IntStream.concat(Arrays.stream(known), IntStream.of(network.bits()))
                    .toArray();
        }
    }

    void remove(Network network) {
        verdicts.remove(network);
    }

    /** The strictest verdict in force over all networks that hold the address, or the given one. */
    Verdict strictest(Address address, Verdict given, Instant now) {
        Verdict strictest = given;
        for (int length : lengths) {
            // All of IPv4 lies inside the IPv6 network ::/64; an entry for that one is about IPv6.
            if (address.isV4() && length < V4_PREFIX) {
                continue;
            }
            Verdict verdict = verdicts.get(new Network(address, length));
            if (verdict != null) {
                strictest = strictest.orStricter(verdict, now);
            }
        }
        return strictest;
    }
}
