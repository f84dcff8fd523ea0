package io.sordini.app.screen;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jline.utils.Signals;

/**
 * Signals that end the process, caught while there is a screen: the terminal must be restored before anything else runs,
 * and shutdown hooks run in no order.
 */
final class EndSignals implements AutoCloseable {

    /** By number; Ctrl-C is the terminal's own business. */
    private static final Map<String, Integer> CAUGHT = Map.of("HUP", 1, "TERM", 15);

    private final Map<String, Object> before = new LinkedHashMap<>();

    private EndSignals() {}

    /** @param onSignal told the signal's number */
    static EndSignals handle(IntConsumer onSignal) {
        EndSignals signals = new EndSignals();
        CAUGHT.forEach((name, number) -> {
            Object handler = Signals.register(name, () -> onSignal.accept(number));
            if (handler != null) {
                signals.before.put(name, handler);
            }
        });
        return signals;
    }

    @Override
    public void close() {
        before.forEach(Signals::unregister);
    }
}
