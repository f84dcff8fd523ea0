package io.sordini.sandbox.labelled;

import org.jspecify.annotations.Nullable;

/**
 * Where events come from.
 *
 * @param server the server that logs them
 */
record Client(
        String address,
        String agent,
        String server,
        @Nullable String session) {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    static Client browser(String address, String server) {
        return new Client(address, FIREFOX, server, null);
    }

    Client in(String newSession) {
        return new Client(address, agent, server, newSession);
    }

    Client from(String otherAddress) {
        return new Client(otherAddress, agent, server, session);
    }

    Client with(String otherAgent) {
        return new Client(address, otherAgent, server, session);
    }
}
