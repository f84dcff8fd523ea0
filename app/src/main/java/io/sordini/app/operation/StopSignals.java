package io.sordini.app.operation;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/** Signals that ask a process to end: the first one politely, the second one at once. */
public final class StopSignals {

    private static final List<String> CAUGHT = List.of("TERM", "INT", "HUP");

    private StopSignals() {}

    /**
     * Takes the signals from now on, for good.
     *
     * @param first told of the first signal
     * @param second told of each further one
     */
    public static void handle(Runnable first, Runnable second) {
        AtomicBoolean asked = new AtomicBoolean();
        for (String name : CAUGHT) {
            Signals.register(name, () -> (asked.getAndSet(true) ? second : first).run());
        }
    }
}
