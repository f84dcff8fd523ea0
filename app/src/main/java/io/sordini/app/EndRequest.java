package io.sordini.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C or SIGTERM as the usual way to end a command: it is told, brings its work in order, and the process ends with 0. */
final class EndRequest implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(40);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread command = Thread.currentThread();
    private final Thread hook = new Thread(this::end, "end-command");
    private volatile boolean done;

    private EndRequest() {}

    static EndRequest listen() {
        EndRequest request = new EndRequest();
        Runtime.getRuntime().addShutdownHook(request.hook);
        return request;
    }

    /** Whether the end was asked for within a time. */
    boolean within(Duration time) throws InterruptedException {
        return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isThere() {
        return asked.getCount() == 0;
    }

    /** All is in order. */
    void done() {
        done = true;
    }

    private void end() {
        asked.countDown();
        try {
            if (over.await(BOUND.toMillis(), TimeUnit.MILLISECONDS) && !done) {
                command.join(LAST_WORDS.toMillis()); // it says what went wrong
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(done ? 0 : 1);
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // the hook waits for this
        }
    }
}
