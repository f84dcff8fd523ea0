package io.sordini.core.detect;

import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.signal.Signal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs one rule over recorded signals of one subject again, from nothing. */
public final class Recount {

    private Recount() {}

    /**
     * One signal that the rule sees.
     *
     * @param time the subject's clock, milliseconds since the epoch
     */
    public record Counted(Signal signal, long time) {}

    /**
     * Whether the rule fires at the last of the signals.
     *
     * @param signals in the order in which they were taken in
     * @param preceding where the signals come from at which a rule fired that comes first in a sequence
     */
    public static Optional<Alarm> last(Rule rule, List<Counted> signals, Set<String> preceding) {
        Detector detector = Detector.of(rule);
        Optional<Alarm> alarm = run(detector, signals, preceding, false);
        // A window that began before these signals may not have held where the window of them alone does.
        return alarm.isEmpty() && rule.condition() instanceof Condition.Window
                ? run(detector, signals, preceding, true)
                : alarm;
    }

    private static Optional<Alarm> run(
            Detector detector, List<Counted> signals, Set<String> preceding, boolean lastOnly) {
        byte @Nullable [] state = null;
        Alarm alarm = null;
        for (int i = 0; i < signals.size(); i++) {
            Counted counted = signals.get(i);
            alarm = null;
            if (detector instanceof SequenceDetector sequence
                    && preceding.contains(counted.signal().origin())) {
                state = sequence.precede(state, counted.signal().origin(), counted.time());
            } else if (lastOnly && i < signals.size() - 1) {
                state = detector.gather(state, counted.signal(), counted.time());
            } else {
                Verdict verdict = detector.examine(state, counted.signal(), counted.time());
                state = verdict.state();
                alarm = verdict.alarm();
            }
        }
        return Optional.ofNullable(alarm);
    }
}
