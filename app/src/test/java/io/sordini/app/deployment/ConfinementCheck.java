package io.sordini.app.deployment;

import io.sordini.app.deployment.ComposeFile.Service;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** What each service is, may do and may take; and what it waits for. */
final class ConfinementCheck {

    static final String PINNED = ".+:v?[0-9]+\\.[0-9]+.*";

    /** Every key that the file uses: another one is a slip, or wants a check. */
    private static final Set<String> KEYS = Set.of(
            "image",
            "profiles",
            "build",
            "command",
            "user",
            "environment",
            "secrets",
            "volumes",
            "tmpfs",
            "ports",
            "depends_on",
            "healthcheck",
            "restart",
            "stop_grace_period",
            "read_only",
            "cap_drop",
            "security_opt",
            "mem_limit",
            "pids_limit",
            "logging");

    private final Documents documents;
    private final ComposeFile compose;
    private final Dockerfile dockerfile;
    private final Complaints complaints;

    ConfinementCheck(Documents documents, ComposeFile compose, Dockerfile dockerfile, Complaints complaints) {
        this.documents = documents;
        this.compose = compose;
        this.dockerfile = dockerfile;
        this.complaints = complaints;
    }

    void run() {
        compose.services().values().forEach(service -> {
            Set<String> unknown = new TreeSet<>(service.fields().keySet());
            unknown.removeAll(KEYS);
            complaints.require(unknown.isEmpty(), service.name(), "unknown keys " + unknown);
            image(service);
            confinement(service);
            life(service);
            dependencies(service);
        });
    }

    private void image(Service service) {
        String image = service.text("image");
        complaints.require(image.matches(PINNED), service.name(), "image " + image + " is not pinned");
        if (service.isSordini()) {
            String expected = "sordini:" + documents.pom("version");
            complaints.require(image.equals(expected), service.name(), "image is " + image + ", not " + expected);
        } else if (image.startsWith("apache/kafka:")) {
            String expected = "apache/kafka:" + documents.pom("kafka.version");
            complaints.require(image.equals(expected), service.name(), "image is " + image + ", not " + expected);
        }
    }

    private void confinement(Service service) {
        String user = service.isSordini() && service.text("user").isEmpty() ? dockerfile.user() : service.text("user");
        complaints.require(!user.matches("|root.*|0(:.*)?"), service.name(), "runs as root");
        complaints.require(
                service.text("read_only").equals("true"), service.name(), "its root file system is writable");
        complaints.require(service.list("cap_drop").contains("ALL"), service.name(), "keeps capabilities");
        complaints.require(
                service.list("security_opt").contains("no-new-privileges:true"), service.name(), "may gain privileges");
        complaints.require(service.text("mem_limit").matches("[1-9][0-9]*[mg]"), service.name(), "has no memory limit");
        complaints.require(service.text("pids_limit").matches("[1-9][0-9]*"), service.name(), "has no process limit");
        for (String port : service.list("ports")) {
            complaints.require(
                    port.matches("127\\.0\\.0\\.1:[0-9]+:[0-9]+"),
                    service.name(),
                    "port " + port + " is open to others");
        }
    }

    private void life(Service service) {
        boolean awaited = compose.services().values().stream()
                .anyMatch(other -> condition(other, service.name()).equals("service_completed_successfully"));
        String expected = awaited ? "no" : "unless-stopped";
        complaints.require(service.text("restart").equals(expected), service.name(), "restart must be " + expected);
        if (!awaited) {
            complaints.require(!service.map("healthcheck").isEmpty(), service.name(), "has no health check");
            Duration grace = duration(service.text("stop_grace_period"));
            Duration own = duration(service.environment().getOrDefault("SORDINI_STOP_TIMEOUT", "10s"));
            complaints.require(
                    grace.compareTo(own) > 0,
                    service.name(),
                    "is killed after " + grace + ", while it may take " + own + " to end");
        }
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + (text.isEmpty() ? "0s" : text));
    }

    private void dependencies(Service service) {
        for (String name : service.map("depends_on").keySet()) {
            Service other = compose.services().get(name);
            if (other == null) {
                complaints.add(service.name(), "waits for " + name + ", which there is not");
            } else if (condition(service, name).equals("service_healthy")) {
                complaints.require(
                        !other.map("healthcheck").isEmpty(),
                        service.name(),
                        "waits for the health of " + name + ", which is not checked");
            }
        }
        if (service.isSordini()) {
            complaints.require(
                    condition(service, "kafka").equals("service_healthy"), service.name(), "does not wait for kafka");
            complaints.require(
                    service.list("command").contains("topics")
                            || condition(service, "topics").equals("service_completed_successfully"),
                    service.name(),
                    "does not wait for topics");
        }
    }

    private static String condition(Service service, String other) {
        return String.valueOf(
                ComposeFile.map(service.map("depends_on").get(other)).getOrDefault("condition", ""));
    }
}
