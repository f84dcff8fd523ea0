package io.sordini.app.deployment;

import io.sordini.app.deployment.ComposeFile.Service;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Health checks call what their image contains, at an address where the service listens. */
final class HealthCheck {

    /** Programs by image, from the Dockerfiles of these images: Temurin's Ubuntu images install curl. */
    private static final Map<String, Set<String>> PROGRAMS = Map.of(
            "sordini", Set.of("curl"),
            "apache/kafka", Set.of("/opt/kafka/bin/kafka-broker-api-versions.sh"),
            "prom/prometheus", Set.of("/bin/promtool"));

    private static final String PROMETHEUS_ADDRESS = "127.0.0.1:9090";
    /** What the roles answer, beside their metrics. */
    private static final Set<String> PATHS = Set.of("/health/live", "/health/ready");

    private final ComposeFile compose;
    private final Complaints complaints;

    HealthCheck(ComposeFile compose, Complaints complaints) {
        this.compose = compose;
        this.complaints = complaints;
    }

    void run() {
        compose.services().values().stream()
                .filter(service -> !service.map("healthcheck").isEmpty())
                .forEach(this::check);
    }

    private void check(Service service) {
        List<String> words = ComposeFile.list(service.map("healthcheck").get("test")).stream()
                .map(String::valueOf)
                .toList();
        complaints.require(words.get(0).equals("CMD"), service.name(), "its health check needs a shell");
        String image = ComposeFile.split(service.text("image"), ':').get(0);
        complaints.require(
                PROGRAMS.getOrDefault(image, Set.of()).contains(words.get(1)),
                service.name(),
                image + " has no " + words.get(1));
        String last = words.get(words.size() - 1);
        if (service.isSordini()) {
            URI uri = URI.create(last);
            complaints.require(PATHS.contains(uri.getPath()), service.name(), "nothing answers at " + uri.getPath());
            address(service, uri.getAuthority(), "127.0.0.1:" + port(service));
            complaints.require(words.contains("--fail"), service.name(), "curl takes every answer for health");
        } else if (image.equals("apache/kafka")) {
            address(service, last, "localhost:" + BrokerCheck.hostPort(service));
        } else {
            address(service, last.replace("--url=http://", ""), PROMETHEUS_ADDRESS);
        }
    }

    private void address(Service service, String asked, String listens) {
        complaints.require(asked.equals(listens), service.name(), "asks " + asked + " for health, not " + listens);
    }

    /** Where a role of Sordini answers HTTP. */
    static String port(Service service) {
        return ComposeFile.split(service.environment().getOrDefault("SORDINI_HTTP_LISTEN", ""), ':')
                .get(1);
    }
}
