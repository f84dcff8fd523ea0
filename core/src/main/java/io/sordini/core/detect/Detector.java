package io.sordini.core.detect;

import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.signal.Signal;
import org.jspecify.annotations.Nullable;

/** Watches one subject's signals for one rule. One implementation per kind of rule; none keeps anything itself. */
sealed interface Detector permits LeakyDetector, WindowDetector, ConsecutiveDetector, SequenceDetector {

    static Detector of(Rule rule) {
        Condition condition = rule.condition();
        if (condition instanceof Condition.Leaky leaky) {
            return new LeakyDetector(rule, leaky);
        }
        if (condition instanceof Condition.Window window) {
            return new WindowDetector(rule, window);
        }
        if (condition instanceof Condition.Consecutive consecutive) {
            return new ConsecutiveDetector(rule, consecutive);
        }
        return new SequenceDetector(rule, (Condition.Sequence) condition);
    }

    Rule rule();

    /**
     * Takes in a signal that concerns the rule.
     *
     * @param state what the detector returned last for this subject, absent at first
     * @param time the subject's clock, milliseconds since the epoch; never goes back
     */
    Verdict examine(byte @Nullable [] state, Signal signal, long time);

    /** What a state is made of: one of another shape cannot be read, and counted something else. */
    String shape();

    /**
     * Takes in a signal of which it is known that the rule did not fire at it.
     *
     * @return the state to be given back with the next signal
     */
    default byte @Nullable [] gather(byte @Nullable [] state, Signal signal, long time) {
        return examine(state, signal, time).state();
    }

    /** How long after its last event a state means the same as none, in milliseconds. */
    long lifetime();
}
