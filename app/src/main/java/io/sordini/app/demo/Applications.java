package io.sordini.app.demo;

import io.sordini.core.policy.Policy;
import io.sordini.schemas.subject.Keyring;
import io.sordini.topology.AuditTopology;
import io.sordini.topology.EnforcementTopology;
import io.sordini.topology.RoleRunner;
import io.sordini.topology.StreamsSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Both applications, started side by side and closed together. */
final class Applications implements AutoCloseable {

    private final RoleRunner audit;
    private final RoleRunner enforcement;

    Applications(String bootstrapServers, String prefix, Policy policy, Keyring keys, Path state) {
        InstantSource clock = InstantSource.system();
        Map<String, String> untouched = Map.of();
        audit = new RoleRunner(
                "audit",
                AuditTopology.build(prefix, policy, keys),
                StreamsSettings.audit(prefix, bootstrapServers, state, untouched),
                clock);
        enforcement = new RoleRunner(
                "enforcement",
                EnforcementTopology.build(prefix, policy, keys),
                StreamsSettings.enforcement(prefix, bootstrapServers, state, untouched),
                clock);
    }

    /** Starts both and waits until each has its partitions. @throws CompletionException when one ends instead */
    void start() {
        audit.start();
        enforcement.start();
        CompletableFuture.allOf(audit.running(), enforcement.running()).join();
    }

    /** Whether both are still at work. */
    boolean healthy() {
        return !audit.ended().isDone() && !enforcement.ended().isDone();
    }

    @Override
    public void close() {
        audit.close();
        enforcement.close();
    }
}
