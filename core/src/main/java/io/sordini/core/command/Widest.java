package io.sordini.core.command;

import io.sordini.schemas.subject.Network;

/**
 * How wide one entry may be, whoever asks for it. What is wider is a slip of the hand.
 *
 * @param v4 fewest bits of an IPv4 network
 * @param v6 fewest bits of an IPv6 network
 */
public record Widest(int v4, int v6) {

    /** More would cut off whole countries. */
    public static final Widest BLOCKED = new Widest(8, 16);

    /** The widest networks that one organisation has to itself, 10.0.0.0/8 and fc00::/7. More would be an off switch. */
    public static final Widest ALLOWED = new Widest(8, 7);

    private static final int MAPPED = 96;

    public boolean isExceededBy(Network network) {
        return network.base().isV4() ? network.bits() - MAPPED < v4 : network.bits() < v6;
    }

    @Override
    public String toString() {
        return "a /" + v4 + " of IPv4 or a /" + v6 + " of IPv6";
    }
}
