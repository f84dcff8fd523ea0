package io.sordini.app;

import io.sordini.app.config.BrokerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** What a user is told of a failed TLS handshake. */
final class TlsFault {

    private TlsFault() {}

    /** What the broker or its certificate did wrong, or we did in its eyes. */
    static String explain(BrokerConfig broker, Throwable fault) {
        String said = BrokerFault.said(broker, fault);
        if (said.contains("Received fatal alert")
                || said.contains("Broken pipe")
                || said.contains("Connection reset")) {
            return refused(broker, said);
        }
        if (said.contains("NotAfter") || said.contains("expired") || said.contains("validity check failed")) {
            return "has a certificate that has expired: its operator must renew it (" + said + ")";
        }
        if (said.contains("subject alternative") || said.contains("No name matching")) {
            return "has a certificate for another host name: use a name or address in --bootstrap-servers for which the"
                    + " certificate was issued (" + said + ")";
        }
        if (said.contains("PKIX path") || said.contains("certification path") || said.contains("trust anchor")) {
            return "has a certificate of an authority that is not trusted here: kafka.ssl.truststore.location must hold"
                    + " that authority's certificate (" + said + ")";
        }
        if (said.contains("Unsupported or unrecognized SSL message")) {
            return "does not speak TLS: set kafka.security.protocol to PLAINTEXT or SASL_PLAINTEXT, or use the brokers'"
                    + " TLS port";
        }
        return "and this client found no way to encrypt: check kafka.ssl.* (" + said + ")";
    }

    private static String refused(BrokerConfig broker, String said) {
        Map<String, String> clients = broker.clients();
        if (!clients.containsKey("ssl.keystore.location") && !clients.containsKey("ssl.keystore.certificate.chain")) {
            return "wants a certificate from its clients: set kafka.ssl.keystore.location, .type and .password, or use its"
                    + " port for passwords (" + said + ")";
        }
        return expiry(clients)
                .map(end -> "refused this client's certificate, which expired at " + end
                        + ": get a new one and name it in kafka.ssl.keystore.location")
                .orElse("refused this client's certificate: check that an authority signed it that the broker trusts ("
                        + said + ")");
    }

    /** When the first certificate of our own key store expired, if one did. */
    private static Optional<Instant> expiry(Map<String, String> clients) {
        String location = clients.getOrDefault("ssl.keystore.location", "");
        try (InputStream in = Files.newInputStream(Path.of(location))) {
            KeyStore store = KeyStore.getInstance(clients.getOrDefault("ssl.keystore.type", "JKS"));
            store.load(in, clients.getOrDefault("ssl.keystore.password", "").toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate own) {
                    Instant end = own.getNotAfter().toInstant();
                    if (end.isBefore(Instant.now())) {
                        return Optional.of(end);
                    }
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            // then the broker's own words must do
        }
        return Optional.empty();
    }
}
