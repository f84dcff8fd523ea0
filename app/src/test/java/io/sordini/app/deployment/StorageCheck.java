package io.sordini.app.deployment;

import io.sordini.app.deployment.ComposeFile.Service;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Volumes that their users can write, secrets that only their users see, and what must be writable in memory. */
final class StorageCheck {

    /** Directories that the images of others give to their user, so that a new volume there is that user's. */
    private static final Map<String, String> OWNED =
            Map.of("kafka", "/var/lib/kafka/data", "prometheus", "/prometheus");

    private final Documents documents;
    private final ComposeFile compose;
    private final Dockerfile dockerfile;
    private final Complaints complaints;

    StorageCheck(Documents documents, ComposeFile compose, Dockerfile dockerfile, Complaints complaints) {
        this.documents = documents;
        this.compose = compose;
        this.dockerfile = dockerfile;
        this.complaints = complaints;
    }

    void run() {
        Set<String> mounted = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        compose.services().values().forEach(service -> {
            for (String volume : service.list("volumes")) {
                mount(service, List.of(volume.split(":", -1)), mounted);
            }
            memory(service);
            for (String secret : service.list("secrets")) {
                secrets.add(secret);
                complaints.require(
                        compose.secrets().containsKey(secret), service.name(), "secret " + secret + " is not declared");
            }
        });
        complaints.require(
                mounted.equals(compose.volumes()), "volumes", compose.volumes() + " declared, " + mounted + " mounted");
        compose.secrets().forEach((name, source) -> secret(name, source, secrets));
    }

    private void mount(Service service, List<String> parts, Set<String> mounted) {
        String source = parts.get(0);
        String target = parts.get(1);
        if (source.startsWith("./")) {
            complaints.require(
                    Files.isDirectory(documents.root().resolve(source)), service.name(), source + " does not exist");
            complaints.require(
                    parts.size() == 3 && parts.get(2).equals("ro"), service.name(), source + " is mounted writable");
            return;
        }
        complaints.require(mounted.add(source), service.name(), "shares the volume " + source);
        complaints.require(isOwned(service, target), service.name(), target + " is not its user's in the image");
    }

    private boolean isOwned(Service service, String target) {
        if (!service.isSordini()) {
            return target.equals(OWNED.get(service.name()));
        }
        String id = dockerfile.user().replaceFirst(":.*", "");
        return dockerfile.image().all("RUN").stream()
                .map(Dockerfile.Instruction::rest)
                .anyMatch(
                        run -> run.startsWith("install --directory --owner=" + id + " ") && run.endsWith(" " + target));
    }

    /** RocksDB and the compression libraries are unpacked into /tmp and loaded from there. */
    private void memory(Service service) {
        List<String> mounts = service.list("tmpfs");
        if (service.isSordini()) {
            complaints.require(
                    mounts.stream().anyMatch(mount -> mount.matches("/tmp:(.*,)?exec(,.*)?")),
                    service.name(),
                    "cannot load native libraries from /tmp");
        }
        for (String mount : mounts) {
            complaints.require(mount.matches(".*[:,]size=[0-9]+m(,.*)?"), service.name(), mount + " has no bound");
            complaints.require(
                    mount.matches(".*[:,]mode=1777(,.*)?"), service.name(), mount + " is not writable for its user");
        }
    }

    private void secret(String name, Object source, Set<String> used) {
        complaints.require(used.contains(name), "secrets", name + " is used by nobody");
        String file = String.valueOf(ComposeFile.map(source).get("file"));
        complaints.require(file.equals("./secrets/" + name), "secrets", name + " comes from " + file);
        complaints.require(
                documents.text(Documents.GITIGNORE).lines().anyMatch("/secrets/"::equals),
                Documents.GITIGNORE,
                "secrets could be committed");
        complaints.require(
                !new Context(documents.text(Documents.DOCKERIGNORE)).includes("secrets/" + name),
                Documents.DOCKERIGNORE,
                "secrets reach the build");
    }
}
