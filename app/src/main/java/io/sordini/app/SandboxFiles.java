package io.sordini.app;

import io.sordini.sandbox.broker.Login;
import io.sordini.sandbox.broker.PrivateFiles;
import io.sordini.sandbox.broker.SandboxCluster;
import io.sordini.topology.admin.AclRole;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files for {@code --config}, one for each user of a sandbox. Passwords and keys stand in files of their own, which only
 * their owner may read; these files refer to them.
 */
public final class SandboxFiles {

    private static final String USER = "sordini-";
    private static final int KEY_BYTES = 32;

    private final SandboxCluster cluster;
    private final boolean secured;
    private final Path clients;
    private final Path keys;

    /** @param secured whether the cluster has {@link #users()} */
    public SandboxFiles(SandboxCluster cluster, boolean secured) {
        this.cluster = cluster;
        this.secured = secured;
        clients = cluster.directory().resolve("clients");
        keys = cluster.directory().resolve("secrets").resolve("keys.properties");
    }

    /** Who may log in, one for each role; the administrator may anyway. */
    public static Set<String> users() {
        return roles().map(SandboxFiles::user).collect(Collectors.toSet());
    }

    private static Stream<AclRole> roles() {
        return Arrays.stream(AclRole.values()).filter(role -> role != AclRole.ADMIN);
    }

    /** As whom somebody in the role logs in. */
    public static String user(AclRole role) {
        return role == AclRole.ADMIN ? SandboxCluster.ADMIN : USER + role.text();
    }

    /** The options that grant every role what it needs. */
    public static List<String> principals() {
        return roles().flatMap(role -> Stream.of("--principal", role.text() + "=User:" + user(role)))
                .toList();
    }

    /** Writes the files and says what each is for. */
    public void write(PrintWriter out) throws IOException {
        PrivateFiles.directory(clients);
        writeKeys();
        out.println("ready at " + cluster.bootstrapServers());
        if (secured) {
            writeUsers(out);
        } else {
            Path file = clients.resolve("sandbox.properties");
            write(file, "", Map.of("bootstrap.servers", cluster.bootstrapServers()), "sandbox");
            out.println("  --config " + file + "  for every command");
            out.println("create the topics: sordini topics create --config " + file + " --replication-factor 1");
        }
        out.println("Ctrl-C ends it");
    }

    private void writeUsers(PrintWriter out) throws IOException {
        for (AclRole role : AclRole.values()) {
            String user = user(role);
            write(file(role), "kafka.", cluster.clientWithReferences(Login.PASSWORD, user), role.text());
            write(
                    clients.resolve(role.text() + "-certificate.properties"),
                    "kafka.",
                    cluster.clientWithReferences(Login.CERTIFICATE, user),
                    role.text());
            out.printf(
                    "  --config %s  %s%n",
                    file(role),
                    role == AclRole.ADMIN ? "may do everything" : role.purpose().replace("`", ""));
        }
        write(
                clients.resolve("expired-certificate.properties"),
                "kafka.",
                cluster.clientWithReferences(Login.CERTIFICATE, "expired"),
                "expired");
        out.println("  *-certificate.properties log in with a certificate in place of a password; that of"
                + " expired-certificate.properties has expired");
        out.println("create topics and access: sordini topics create --config " + file(AclRole.ADMIN) + " --acls apply "
                + String.join(" ", principals()));
    }

    /** The file with which somebody in the role logs in by password. */
    public Path file(AclRole role) {
        return clients.resolve(role.text() + ".properties");
    }

    private void write(Path file, String prefix, Map<String, String> client, String name) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        client.forEach(
                (setting, value) -> lines.put(setting.equals("bootstrap.servers") ? setting : prefix + setting, value));
        lines.put(
                "state.dir", cluster.directory().resolve("state").resolve(name).toString());
        lines.put("http.listen", "127.0.0.1:0"); // so that several roles run on this machine
        for (String purpose : List.of("tokens", "users", "audit")) {
            lines.put("keys." + purpose, "${file:" + keys + ":" + purpose + "}");
        }
        PrivateFiles.write(
                file,
                lines.entrySet().stream()
                        .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    /** Makes keys once: what was masked with them must stay recognizable. */
    private void writeKeys() throws IOException {
        PrivateFiles.directory(cluster.directory().resolve("secrets"));
        if (Files.exists(keys)) {
            return;
        }
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (String purpose : List.of("tokens", "users", "audit")) {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            text.append("%s=k1:%s\n".formatted(purpose, Base64.getEncoder().encodeToString(key)));
        }
        PrivateFiles.write(keys, text.toString().strip() + System.lineSeparator());
    }
}
