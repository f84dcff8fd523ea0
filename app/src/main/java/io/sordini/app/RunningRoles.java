package io.sordini.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.sordini.app.config.RunConfig;
import io.sordini.core.policy.Policy;
import io.sordini.topology.RoleHealth;
import io.sordini.topology.RoleRunner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** The roles of this process: started together, ended together. */
public final class RunningRoles implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<RoleRunner> runners = new ArrayList<>();
    private final CompletableFuture<String> died = new CompletableFuture<>();

    private RunningRoles() {}

    /**
     * Starts roles.
     *
     * @param registry gets the roles' meters
     * @param notices told of each role that has its partitions
     * @throws Failure when a role's settings are invalid; nothing runs then
     */
    public static RunningRoles start(
            RunConfig config, Policy policy, Set<Role> roles, MeterRegistry registry, Consumer<String> notices) {
        RunningRoles running = new RunningRoles();
        try {
            for (Role role : roles) {
                running.runners.add(running.prepare(role, config, policy, registry, notices));
            }
            running.runners.forEach(RoleRunner::start);
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e instanceof KafkaException ? new Failure(RoleFault.explain(config, e), e) : e;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what completes them is reported in the reaction itself
    private RoleRunner prepare(
            Role role, RunConfig config, Policy policy, MeterRegistry registry, Consumer<String> notices) {
        RoleRunner runner = role.prepare(config, policy, InstantSource.system(), registry);
        runner.running().thenRun(() -> notices.accept(role.text() + " is running"));
        runner.ended()
                .whenComplete((nothing, fault) -> died.complete(role.text()
                        + (fault == null ? " was closed" : " stopped: " + RoleFault.explain(role, config, fault))));
        return runner;
    }

    /** Completes when a role ends, with how; roles are expected to run for ever. */
    CompletableFuture<String> death() {
        return died.copy();
    }

    /** How each role is. */
    List<RoleHealth> health() {
        return runners.stream().map(RoleRunner::health).toList();
    }

    /** Waits until every role has its partitions. @throws Failure when one ends instead */
    public void awaitRunning() {
        try {
            CompletableFuture.allOf(runners.stream().map(RoleRunner::running).toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            throw new Failure("a role does not run: " + Causes.of(e), e);
        }
    }

    /** Whether a role has ended. */
    public boolean isDead() {
        return died.isDone();
    }

    /**
     * Lets every role commit and leave.
     *
     * @return the roles that did not within the bound
     */
    List<String> close(Duration bound) {
        return runners.parallelStream()
                .filter(runner -> !runner.close(bound))
                .map(runner -> runner.health().role())
                .toList();
    }

    @Override
    public void close() {
        var unused = close(PATIENCE);
    }
}
