package io.sordini.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.sordini.app.config.BrokerConfig;
import io.sordini.app.config.RunConfig;
import io.sordini.core.policy.Policy;
import io.sordini.topology.PolicyFollower;
import io.sordini.topology.PolicyInForce;
import io.sordini.topology.PolicyStatus;
import io.sordini.topology.RoleHealth;
import io.sordini.topology.RunningRole;
import io.sordini.topology.UnusablePolicyException;
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
    private static final Duration POLICY_BOUND = Duration.ofSeconds(30);

    private final List<RunningRole> runners = new ArrayList<>();
    private final CompletableFuture<String> died = new CompletableFuture<>();

    private final PolicyFollower policy;

    private RunningRoles(PolicyFollower policy) {
        this.policy = policy;
    }

    /**
     * Starts roles once it is known which policy is in force.
     *
     * @param policy in force while none is published
     * @param registry gets the roles' meters
     * @param notices told of each role that has its partitions
     * @throws Failure when a role's settings are invalid; nothing runs then
     */
    public static RunningRoles start(
            RunConfig config, Policy policy, Set<Role> roles, MeterRegistry registry, Consumer<String> notices) {
        PolicyFollower follower = follow(config, policy, roles.iterator().next(), registry);
        notices.accept("policy " + follower.status().label());
        RunningRoles running = new RunningRoles(follower);
        try {
            for (Role role : roles) {
                running.runners.add(running.prepare(role, config, follower.inForce(), registry, notices));
            }
            running.runners.forEach(RunningRole::start);
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e instanceof KafkaException ? new Failure(RoleFault.explain(config, e), e) : e;
        }
    }

    /** Every role may read the policy, so one of them does it for all. */
    private static PolicyFollower follow(RunConfig config, Policy policy, Role reader, MeterRegistry registry) {
        BrokerConfig broker = reader.broker(config);
        try {
            return PolicyFollower.start(
                    BrokerOptions.client(broker),
                    config.topicPrefix(),
                    config.policyName(),
                    policy,
                    POLICY_BOUND,
                    registry);
        } catch (UnusablePolicyException e) {
            throw new Failure(
                    e.getMessage()
                            + "\nApply one that is with 'sordini policy apply', or run the version of this program"
                            + " that it was written for",
                    e);
        } catch (KafkaException e) {
            throw new Failure(
                    "the policy cannot be read: " + Brokers.failure(broker, e).getMessage(), e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what completes them is reported in the reaction itself
    private RunningRole prepare(
            Role role, RunConfig config, PolicyInForce policies, MeterRegistry registry, Consumer<String> notices) {
        RunningRole runner = role.prepare(config, policies, InstantSource.system(), registry);
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
        return runners.stream().map(RunningRole::health).toList();
    }

    /** Which policy they follow. */
    PolicyStatus policy() {
        return policy.status();
    }

    /** Waits until every role has its partitions. @throws Failure when one ends instead */
    public void awaitRunning() {
        try {
            CompletableFuture.allOf(runners.stream().map(RunningRole::running).toArray(CompletableFuture<?>[]::new))
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
        policy.close();
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
