package io.sordini.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another thread will bring about, no longer than needed. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private Await() {}

    /** Returns once the condition holds; fails with {@code what} when it does not within the time. */
    public static void until(String what, Duration timeout, BooleanSupplier condition) {
        until(() -> what, timeout, condition);
    }

    /** @param what asked for only when the time is over, so that it can say how far things have come */
    public static void until(Supplier<String> what, Duration timeout, BooleanSupplier condition) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + timeout.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
