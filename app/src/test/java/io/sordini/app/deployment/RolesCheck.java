package io.sordini.app.deployment;

import io.sordini.app.CommandSyntax;
import io.sordini.app.config.ConfigException;
import io.sordini.app.config.ConfigReader;
import io.sordini.app.config.RunConfig;
import io.sordini.app.deployment.ComposeFile.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that the program understands, and settings that it reads, with keys that come from secrets only. */
final class RolesCheck {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{directory:/run/secrets:([a-z-]+)}");

    /** What may stand in a secret, by the beginning of its name. */
    private static final Map<String, String> CONTENTS = Map.of(
            "keys-", "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
            "notify-url", "https://alerts.example.com/sordini\n",
            "notify-secret", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");

    private final ComposeFile compose;
    private final Complaints complaints;

    RolesCheck(ComposeFile compose, Complaints complaints) {
        this.compose = compose;
        this.complaints = complaints;
    }

    void run() {
        List<String> roles = new ArrayList<>();
        compose.services().values().stream().filter(Service::isSordini).forEach(service -> {
            List<String> command = service.list("command");
            CommandSyntax.fault(command).ifPresent(fault -> complaints.add(service.name(), fault));
            if (command.contains("run")) {
                roles.add(command.get(command.size() - 1));
                settings(service);
            }
        });
        complaints.require(
                roles.equals(List.of("audit", "enforcement", "notification")),
                Documents.COMPOSE,
                "the roles that run are " + roles);
    }

    private void settings(Service service) {
        service.environment().forEach((name, value) -> {
            Matcher reference = REFERENCE.matcher(value);
            if (name.startsWith("SORDINI_KEYS_") || name.startsWith("SORDINI_NOTIFY_")) {
                complaints.require(reference.matches(), service.name(), name + " does not come from a secret");
                complaints.require(
                        reference.matches() && service.list("secrets").contains(reference.group(1)),
                        service.name(),
                        name + " refers to a secret that the service is not given");
            }
        });
        try {
            RunConfig config = ConfigReader.read(null, withSecrets(service));
            boolean tells = !config.notification().endpoints().isEmpty();
            complaints.require(
                    tells == service.list("command").contains("notification"),
                    service.name(),
                    tells ? "has endpoints and tells nobody" : "has nobody to tell");
            complaints.require(
                    tells == service.list("profiles").equals(List.of("notification")),
                    service.name(),
                    tells ? "starts although nobody gave an endpoint" : "does not start by itself");
            complaints.require(
                    service.list("volumes").stream().anyMatch(volume -> volume.endsWith(":" + config.stateDirectory())),
                    service.name(),
                    config.stateDirectory() + " is on no volume");
        } catch (ConfigException e) {
            e.problems().forEach(problem -> complaints.add(service.name(), problem));
        }
    }

    private static String content(String secret) {
        return CONTENTS.entrySet().stream()
                .filter(content -> secret.startsWith(content.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The service's environment, its secrets in a directory of this machine, each ending in a line feed as files do. */
    private static Map<String, String> withSecrets(Service service) {
        try {
            Path directory = Files.createTempDirectory("secrets");
            for (String secret : service.list("secrets")) {
                Files.writeString(directory.resolve(secret), content(secret))
                        .toFile()
                        .deleteOnExit();
            }
            directory.toFile().deleteOnExit();
            Map<String, String> environment = new HashMap<>(service.environment());
            environment.replaceAll((name, value) -> value.replace("/run/secrets", directory.toString()));
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
