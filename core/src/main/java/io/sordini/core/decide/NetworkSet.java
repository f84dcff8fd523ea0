package io.sordini.core.decide;

import io.sordini.schemas.subject.Network;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Networks, found by what they touch in a time that does not grow with their number. An IPv6 network narrower than a /64
 * counts as its /64, as IPv6 addresses do everywhere.
 */
final class NetworkSet {

    private static final int V4_PREFIX = 96;
    private static final int V6_SUBJECT = 64;

    private final Map<Integer, Set<Network>> byLength = new HashMap<>();

    void add(Network network) {
        Network counted = counted(network);
        byLength.computeIfAbsent(counted.bits(), bits -> new HashSet<>()).add(counted);
    }

    void remove(Network network) {
        Network counted = counted(network);
        Set<Network> networks = byLength.get(counted.bits());
        if (networks != null && networks.remove(counted) && networks.isEmpty()) {
            byLength.remove(counted.bits());
        }
    }

    boolean isEmpty() {
        return byLength.isEmpty();
    }

    /** One of the networks that are meant which holds the given one, or lies in it; absent if none does. */
    @Nullable
    Network touching(Network given, Predicate<Network> meant) {
        for (Map.Entry<Integer, Set<Network>> entry : byLength.entrySet()) {
            Network found = touching(given, entry.getKey(), entry.getValue(), meant);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Network touching(
            Network given, int bits, Set<Network> networks, Predicate<Network> meant) {
        if (bits > given.bits()) {
            for (Network network : networks) {
                if (given.contains(network.base()) && meant.test(network)) {
                    return network;
                }
            }
            return null;
        }
        if (given.base().isV4() && bits < V4_PREFIX) {
            return null; // all of IPv4 lies inside the IPv6 network ::/64, which is not meant by it
        }
        Network holder = new Network(given.base(), bits);
        return networks.contains(holder) && meant.test(holder) ? holder : null;
    }

    static Network counted(Network network) {
        return network.base().isV4() || network.bits() <= V6_SUBJECT
                ? network
                : new Network(network.base(), V6_SUBJECT);
    }
}
