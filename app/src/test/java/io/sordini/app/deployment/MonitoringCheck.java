package io.sordini.app.deployment;

import io.sordini.app.deployment.ComposeFile.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Prometheus asks each role, and no one else, where it answers. */
final class MonitoringCheck {

    private static final String DIRECTORY = "/etc/prometheus";

    private final Documents documents;
    private final ComposeFile compose;
    private final Complaints complaints;

    MonitoringCheck(Documents documents, ComposeFile compose, Complaints complaints) {
        this.documents = documents;
        this.compose = compose;
        this.complaints = complaints;
    }

    void run() {
        Map<String, Object> config = ComposeFile.map(ComposeFile.yaml(documents.text(Documents.PROMETHEUS)));
        List<String> targets = new ArrayList<>();
        List<String> onDemand = new ArrayList<>();
        for (Object job : ComposeFile.list(config.get("scrape_configs"))) {
            Map<String, Object> fields = ComposeFile.map(job);
            complaints.require(
                    "/metrics".equals(fields.get("metrics_path")),
                    Documents.PROMETHEUS,
                    "nothing answers at " + fields.get("metrics_path"));
            for (Object group : ComposeFile.list(fields.get("static_configs"))) {
                ComposeFile.list(ComposeFile.map(group).get("targets"))
                        .forEach(target -> targets.add(String.valueOf(target)));
            }
            for (Object looked : ComposeFile.list(fields.get("dns_sd_configs"))) {
                String port = String.valueOf(ComposeFile.map(looked).get("port"));
                ComposeFile.list(ComposeFile.map(looked).get("names")).forEach(name -> onDemand.add(name + ":" + port));
            }
        }
        List<String> expected = roles(service -> service.list("profiles").isEmpty());
        complaints.require(
                targets.equals(expected), Documents.PROMETHEUS, "asks " + targets + " while " + expected + " answer");
        List<String> asked = roles(service -> !service.list("profiles").isEmpty());
        complaints.require(
                onDemand.equals(asked),
                Documents.PROMETHEUS,
                "looks for " + onDemand + " while " + asked + " may be started");
        rules(config);
        mounted(config);
    }

    /** Where those roles answer. */
    private List<String> roles(Predicate<Service> wanted) {
        return compose.services().values().stream()
                .filter(service -> service.list("command").contains("run"))
                .filter(wanted)
                .map(service -> service.name() + ":" + HealthCheck.port(service))
                .toList();
    }

    /** Rules that are there are YAML with groups of rules. */
    private void rules(Map<String, Object> config) {
        for (Object name : ComposeFile.list(config.get("rule_files"))) {
            Path file = documents.root().resolve(Documents.PROMETHEUS).resolveSibling(String.valueOf(name));
            if (Files.exists(file)) {
                try {
                    Map<String, Object> document = ComposeFile.map(ComposeFile.yaml(Files.readString(file)));
                    complaints.require(
                            !ComposeFile.list(document.get("groups")).isEmpty(),
                            String.valueOf(name),
                            "has no groups of rules");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void mounted(Map<String, Object> config) {
        Service prometheus = compose.services().get("prometheus");
        if (prometheus == null) {
            complaints.add(Documents.COMPOSE, "there is no prometheus");
            return;
        }
        complaints.require(!config.isEmpty(), Documents.PROMETHEUS, "is empty");
        complaints.require(
                prometheus.list("volumes").contains("./deploy/prometheus:" + DIRECTORY + ":ro"),
                prometheus.name(),
                "does not see its configuration");
        complaints.require(
                prometheus.list("command").contains("--config.file=" + DIRECTORY + "/prometheus.yml"),
                prometheus.name(),
                "reads another configuration");
        complaints.require(
                prometheus.list("command").contains("--storage.tsdb.path=/prometheus"),
                prometheus.name(),
                "keeps its data on no volume");
    }
}
