package io.sordini.sandbox.broker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a node listens.
 *
 * @param client for clients, in a secured cluster those that log in with a password
 * @param certificate for clients that log in with a certificate; nobody listens there in a cluster without security
 * @param controller for the other nodes
 */
record NodePorts(int client, int certificate, int controller) {

    /** Ports of every node, free now. @throws SandboxException when one that was asked for is in use */
    static List<NodePorts> choose(SandboxSettings settings) {
        Set<Integer> taken = new HashSet<>();
        List<NodePorts> nodes = new ArrayList<>();
        for (int i = 0; i < settings.nodes(); i++) {
            nodes.add(new NodePorts(
                    settings.port() == SandboxSettings.ANY_PORT ? Ports.findFree(taken) : settings.port() + i,
                    settings.port() == SandboxSettings.ANY_PORT || settings.users() == null
                            ? Ports.findFree(taken)
                            : settings.port() + settings.nodes() + i,
                    Ports.findFree(taken)));
        }
        if (settings.port() != SandboxSettings.ANY_PORT) {
            requireFree(nodes);
        }
        return nodes;
    }

    static void requireFree(List<NodePorts> nodes) {
        nodes.stream()
                .flatMap(node -> List.of(node.client, node.certificate).stream())
                .filter(port -> !Ports.isFree(port))
                .findFirst()
                .ifPresent(port -> {
                    throw SandboxException.portInUse(port);
                });
    }
}
