package io.sordini.sandbox.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigException;

/**
 * Passwords and certificates of a secured cluster and its users, made with the cluster and kept in its directory:
 *
 * <pre>
 * tls/authority.pem          whom to trust
 * tls/USER.p12               key and certificate of a user
 * secrets/USER.properties    the user's password, and that of the key store
 * </pre>
 */
final class Vault {

    /** The brokers themselves. */
    static final String NODE = "sandbox-node";
    /** Has a certificate that is expired, for trying what that looks like. */
    static final String EXPIRED = "expired";

    private static final String PASSWORD = "password";
    private static final int PASSWORD_BYTES = 24;

    private final Path directory;
    private final Map<String, String> passwords = new TreeMap<>();

    private Vault(Path directory) {
        this.directory = directory;
    }

    /** Opens the vault, making what is not there yet. */
    static Vault open(Path directory, Set<String> users) throws IOException {
        Vault vault = new Vault(directory);
        Set<String> all = new TreeSet<>(users);
        all.addAll(List.of(SandboxCluster.ADMIN, NODE));
        for (String user : all) {
            if (!user.matches("[a-z0-9-]+")) {
                throw new IllegalArgumentException("a user has lower-case letters, digits and hyphens, not: " + user);
            }
        }
        all.add(EXPIRED);
        if (Files.exists(vault.authority())) {
            vault.read(all);
        } else {
            vault.make(all);
        }
        return vault;
    }

    private void make(Set<String> users) throws IOException {
        PrivateFiles.directory(directory.resolve("tls"));
        PrivateFiles.directory(directory.resolve("secrets"));
        CertificateAuthority authority = new CertificateAuthority("sordini-sandbox");
        SecureRandom random = new SecureRandom();
        for (String user : users) {
            byte[] bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            passwords.put(user, password);
            PrivateFiles.write(secrets(user), PASSWORD + "=" + password + "\n");
            identity(authority, user).write(keyStore(user), password);
        }
        try {
            byte[] trusted = authority.certificate().getEncoded();
            Files.writeString(
                    authority(),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(trusted)
                            + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException e) {
            throw new SandboxException("the authority's certificate cannot be written", e);
        }
    }

    private static Identity identity(CertificateAuthority authority, String user) {
        return switch (user) {
            case NODE -> authority.server(user, List.of(Ports.HOST, "localhost"));
            case EXPIRED -> authority.expired(user, List.of());
            default -> authority.client(user);
        };
    }

    private void read(Set<String> users) throws IOException {
        for (String user : users) {
            if (!Files.exists(secrets(user))) {
                throw new SandboxException(
                        directory + " holds a cluster that does not know the user " + user + ": use another directory");
            }
            Properties secrets = new Properties();
            try (Reader reader = Files.newBufferedReader(secrets(user))) {
                secrets.load(reader);
            }
            passwords.put(user, secrets.getProperty(PASSWORD, ""));
        }
    }

    /** Who has a password. */
    Set<String> users() {
        return passwords.keySet();
    }

    String password(String user) {
        String password = passwords.get(user);
        if (password == null) {
            throw new ConfigException("this cluster has no user " + user + "; it has " + passwords.keySet());
        }
        return password;
    }

    /** What a Kafka {@code FileConfigProvider} replaces by the password. */
    String reference(String user) {
        password(user);
        return "${file:" + secrets(user) + ":" + PASSWORD + "}";
    }

    Path authority() {
        return directory.resolve("tls").resolve("authority.pem");
    }

    Path keyStore(String user) {
        return directory.resolve("tls").resolve(user + ".p12");
    }

    private Path secrets(String user) {
        return directory.resolve("secrets").resolve(user + ".properties");
    }
}
