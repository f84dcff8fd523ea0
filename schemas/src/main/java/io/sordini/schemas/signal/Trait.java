package io.sordini.schemas.signal;

import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Network;
import org.jspecify.annotations.Nullable;

/** A value of an event that rules compare and count; its form in policies is the constant's name in lower case. */
public enum Trait {
    PATH,
    QUERY,
    USER,
    AGENT,
    /** A wrong password, where the producer tells its fingerprint. */
    PASSWORD,
    /** User and wrong password together. */
    ATTEMPT,
    CREDENTIAL,
    /** The client's address, IPv6 by /64. */
    ADDRESS,
    /** The client's network: IPv4 by /24, IPv6 by /48. */
    NETWORK,
    /** Where on earth the client is, to a hundredth of a degree, where the producer tells. */
    PLACE;

    private static final long V4_NETWORK = ~0xffL;
    private static final long V6_NETWORK = ~0xffffL;
    private static final int V4_BITS = 120;
    private static final int V6_BITS = 48;

    /** The value in an event, 0 if it has none. */
    public long of(Traits traits) {
        return switch (this) {
            case PATH -> traits.path();
            case QUERY -> traits.query();
            case USER -> traits.user();
            case AGENT -> traits.agent();
            case PASSWORD -> traits.password();
            case ATTEMPT -> traits.password() == 0 ? 0 : traits.user() * 31 + traits.password();
            case CREDENTIAL -> traits.credential();
            case ADDRESS -> address(traits.client());
            case NETWORK -> network(traits.client());
            case PLACE -> traits.place();
        };
    }

    /** Whether an event without a value is one of its own rather than the same as every other one without. */
    public boolean isUnknownWhenAbsent() {
        return this == PASSWORD || this == ATTEMPT;
    }

    /** The network that a value of {@link #NETWORK} stands for. */
    public static Network network(long value) {
        return value >>> 32 == 0xffff
                ? new Network(new Address(0, value), V4_BITS)
                : new Network(new Address(value, 0), V6_BITS);
    }

    /** The network of an address. */
    public static Network networkOf(Address address) {
        return network(network(address));
    }

    private static long address(@Nullable Address client) {
        return client == null ? 0 : client.isV4() ? client.low() : client.high();
    }

    private static long network(@Nullable Address client) {
        return client == null ? 0 : client.isV4() ? client.low() & V4_NETWORK : client.high() & V6_NETWORK;
    }
}
