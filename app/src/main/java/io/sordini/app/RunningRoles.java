package io.sordini.app;

import io.sordini.app.config.RunConfig;
import io.sordini.core.policy.Policy;
import io.sordini.topology.RoleRunner;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/** The roles of this process: started together, ended together. */
public final class RunningRoles implements AutoCloseable {

    private final List<RoleRunner> runners = new ArrayList<>();
    private final CompletableFuture<String> died = new CompletableFuture<>();

    private RunningRoles() {}

    /**
     * Starts roles.
     *
     * @param messages told, in a line, of each role that has its partitions
     * @throws Failure when a role's settings are invalid; nothing runs then
     */
    public static RunningRoles start(RunConfig config, Policy policy, Set<Role> roles, PrintWriter messages) {
        RunningRoles running = new RunningRoles();
        try {
            for (Role role : roles) {
                running.runners.add(running.prepare(role, config, policy, messages));
            }
            running.runners.forEach(RoleRunner::start);
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e instanceof KafkaException ? new Failure("a role does not start: " + Causes.of(e), e) : e;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what completes them is reported in the reaction itself
    private RoleRunner prepare(Role role, RunConfig config, Policy policy, PrintWriter messages) {
        RoleRunner runner = role.prepare(config, policy, InstantSource.system());
        runner.running().thenRun(() -> messages.println(role.text() + " is running"));
        runner.ended()
                .whenComplete((nothing, fault) -> died.complete(role.text()
                        + (fault == null
                                ? " was closed"
                                : " stopped: " + BrokerFault.explain(role.broker(config), fault))));
        return runner;
    }

    /** Waits until a role ends that nobody asked to end, and says how; roles are expected to run for ever. */
    String awaitDeath() throws InterruptedException {
        try {
            return died.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a death is only ever announced", e);
        }
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

    /** Lets every role commit and leave. */
    @Override
    public void close() {
        runners.parallelStream().forEach(RoleRunner::close);
    }
}
