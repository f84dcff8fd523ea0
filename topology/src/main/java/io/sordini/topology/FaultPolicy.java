package io.sordini.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, at most {@value #REPLACEMENTS} times in ten minutes, then stops the application: one
 * fault may have been the broker's, four in a row are ours, and a supervisor or a person must see them.
 */
final class FaultPolicy implements StreamsUncaughtExceptionHandler {

    static final int REPLACEMENTS = 3;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(FaultPolicy.class);

    private final String role;
    private final InstantSource clock;
    private final Counter replaced;
    private final Counter stopped;
    private final Consumer<Throwable> onGivingUp;
    private final Deque<Instant> recent = new ArrayDeque<>();

    /** @param onGivingUp told the fault that stops the application */
    FaultPolicy(String role, InstantSource clock, MeterRegistry registry, Consumer<Throwable> onGivingUp) {
        this.role = role;
        this.clock = clock;
        this.replaced = Metric.THREAD_FAULTS.counter(registry, role, "replaced");
        this.stopped = Metric.THREAD_FAULTS.counter(registry, role, "stopped");
        this.onGivingUp = onGivingUp;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable fault) {
        Instant now = clock.instant();
        while (!recent.isEmpty() && recent.peekFirst().isBefore(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        boolean replace = fault instanceof Exception && recent.size() < REPLACEMENTS;
        log.atError()
                .setCause(fault)
                .addKeyValue("role", role)
                .addKeyValue("faults", recent.size() + 1)
                .addKeyValue("response", replace ? "replace the thread" : "stop the application")
                .log("A stream thread died");
        if (replace) {
            recent.addLast(now);
            replaced.increment();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        stopped.increment();
        onGivingUp.accept(fault);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
