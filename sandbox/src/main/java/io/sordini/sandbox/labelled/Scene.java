package io.sordini.sandbox.labelled;

import java.util.Random;

/**
 * Where and when one attack happens. Its addresses are its own: a /24 of 10.0.0.0/8 for each member.
 *
 * @param start milliseconds since the epoch
 * @param size events that the rule counts, or members
 */
record Scene(Script script, int number, long start, int size, Random random) {

    private static final int MEMBERS = 24;

    /** The attacker, or the first of several. */
    Client attacker() {
        return member(0);
    }

    /** One of several attackers, each in a network of its own. */
    Client member(int member) {
        int network = number * MEMBERS + member % MEMBERS;
        return Client.browser("10." + (network >> 8) + "." + (network & 0xff) + ".7", server());
    }

    /** One of several attackers in the same network. */
    Client neighbour(int neighbour) {
        int network = number * MEMBERS;
        return Client.browser("10." + (network >> 8) + "." + (network & 0xff) + "." + (10 + neighbour), server());
    }

    private String server() {
        return "api-" + number % Household.SERVERS;
    }

    /** An account that this attack alone is after. */
    String victim(int victim) {
        return "victim-" + number + "-" + victim;
    }

    /** So many milliseconds after the start. */
    long at(long millis) {
        return start + millis;
    }
}
