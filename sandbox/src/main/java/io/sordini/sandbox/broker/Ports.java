package io.sordini.sandbox.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports on the loopback interface. They lie below the range from which the operating system takes the ports of
 * outgoing connections: there, a client that keeps calling a stopped broker may be given the broker's own port, connect
 * to itself, and keep the broker from coming back.
 */
final class Ports {

    static final String HOST = "127.0.0.1";

    private static final int FIRST = 20_000;
    private static final int END = 32_000;
    private static final int ATTEMPTS = 200;

    private Ports() {}

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A port that is free now and not yet among those taken; from then on it is. */
    static int findFree(Set<Integer> taken) {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port) && taken.add(port)) {
                return port;
            }
        }
        throw new SandboxException("no free port between " + FIRST + " and " + END + " on " + HOST);
    }
}
