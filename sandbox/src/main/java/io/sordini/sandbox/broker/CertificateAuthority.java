package io.sordini.sandbox.broker;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates for as long as this object lives: its own key is never written anywhere. */
public final class CertificateAuthority {

    /** How long a certificate is valid, unless it is issued as an expired one. */
    static final Duration VALIDITY = Duration.ofDays(730);

    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
    private static final int SERIAL_BITS = 120;

    private final SecureRandom random = new SecureRandom();
    private final X500Principal name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** @param name its common name */
    public CertificateAuthority(String name) {
        this.name = new X500Principal("CN=" + name);
        keys = keys();
        Instant from = Instant.now().minus(CLOCKS_DIFFER);
        certificate = sign(this.name, keys, from, from.plus(VALIDITY), builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        });
    }

    /** What others trust when they trust this authority. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** A certificate for a client. */
    public Identity client(String commonName) {
        return issue(commonName, List.of(), Instant.now().minus(CLOCKS_DIFFER));
    }

    /**
     * A certificate for a server.
     *
     * @param hosts names and IPv4 addresses at which it may be reached
     */
    public Identity server(String commonName, List<String> hosts) {
        return issue(commonName, hosts, Instant.now().minus(CLOCKS_DIFFER));
    }

    /**
     * A certificate that ended yesterday.
     *
     * @param hosts as for a server; none for a client
     */
    public Identity expired(String commonName, List<String> hosts) {
        return issue(commonName, hosts, Instant.now().minus(VALIDITY).minus(Duration.ofDays(1)));
    }

    private Identity issue(String commonName, List<String> hosts, Instant from) {
        KeyPair own = keys();
        X509Certificate issued =
                sign(new X500Principal("CN=" + commonName), own, from, from.plus(VALIDITY), builder -> {
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
                    if (!hosts.isEmpty()) {
                        builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
                    }
                });
        return new Identity(own.getPrivate(), issued, certificate);
    }

    private static GeneralNames names(List<String> hosts) {
        return new GeneralNames(hosts.stream()
                .map(host ->
                        new GeneralName(host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private X509Certificate sign(X500Principal subject, KeyPair pair, Instant from, Instant to, Extensions extensions) {
        var builder = new JcaX509v3CertificateBuilder(
                name, new BigInteger(SERIAL_BITS, random), Date.from(from), Date.from(to), subject, pair.getPublic());
        try {
            extensions.addTo(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new SandboxException("a certificate for " + subject.getName() + " cannot be made", e);
        }
    }

    private KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new SandboxException("this Java makes no keys on the curve secp256r1", e);
        }
    }

    @FunctionalInterface
    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder builder) throws CertIOException;
    }
}
