package io.sordini.topology;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A role as its process sees it: started once, closed within a bound. */
public interface RunningRole {

    void start();

    /** Completes when the role first does its work, or exceptionally when it ends before. */
    CompletableFuture<Void> running();

    /** Completes when the role has been closed, exceptionally with the fault if one stopped it. */
    CompletableFuture<Void> ended();

    RoleHealth health();

    /**
     * Commits, leaves the group so that others take over at once, and stops.
     *
     * @return false if that took longer than the bound; what was not committed is then processed again
     */
    boolean close(Duration bound);
}
