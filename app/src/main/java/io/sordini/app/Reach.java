package io.sordini.app;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.clients.ClientDnsLookup;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.common.config.ConfigException;

/**
 * What is found where brokers should be, when a client only says that time is over: a client that speaks without encryption
 * to a port that wants it never learns why nobody answers.
 */
enum Reach {
    /** Nobody listens at any of the addresses. */
    NOBODY,
    /** Somebody listens and speaks TLS. */
    ENCRYPTED,
    /** Somebody listens and does not speak TLS. */
    PLAIN;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Looks at the first address that answers. */
    static Reach of(String bootstrapServers) {
        for (InetSocketAddress address : addresses(bootstrapServers)) {
            try (Socket socket = new Socket()) {
                socket.connect(address, (int) PATIENCE.toMillis());
                socket.setSoTimeout((int) PATIENCE.toMillis());
                return speaksTls(socket, address) ? ENCRYPTED : PLAIN;
            } catch (IOException | GeneralSecurityException e) {
                // the next one may answer
            }
        }
        return NOBODY;
    }

    private static List<InetSocketAddress> addresses(String bootstrapServers) {
        try {
            return ClientUtils.parseAndValidateAddresses(
                    List.of(bootstrapServers.split("\\s*,\\s*")), ClientDnsLookup.USE_ALL_DNS_IPS);
        } catch (ConfigException e) {
            return new ArrayList<>();
        }
    }

    /** A server that does not speak TLS hangs up on a greeting in it, or answers something else; nothing is sent to either. */
    private static boolean speaksTls(Socket socket, InetSocketAddress address)
            throws IOException, GeneralSecurityException {
        try (SSLSocket tls = (SSLSocket) SSLContext.getDefault()
                .getSocketFactory()
                .createSocket(socket, address.getHostString(), address.getPort(), true)) {
            tls.startHandshake();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SSLException e) {
            // A certificate that nobody vouches for is one all the same.
            return !(e.getCause() instanceof EOFException)
                    && !String.valueOf(e.getMessage()).contains("Unsupported or unrecognized SSL message");
        }
    }
}
