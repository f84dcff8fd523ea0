package io.sordini.app.config;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param port 0 for any free one
 */
public record Listen(String host, int port) {

    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9a-fA-F:.]{2,45})]|([a-zA-Z0-9.-]{1,253})):([0-9]{1,5})");
    private static final int LAST_PORT = 65_535;

    /** Reads {@code host:port}, an IPv6 address in brackets. */
    static Optional<Listen> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(3)) > LAST_PORT) {
            return Optional.empty();
        }
        String host = form.group(1) == null ? form.group(2) : form.group(1);
        return Optional.of(new Listen(host, Integer.parseInt(form.group(3))));
    }

    /** The address to bind; unresolved if nobody knows the host. */
    public InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
