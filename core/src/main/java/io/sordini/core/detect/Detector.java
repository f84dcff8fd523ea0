package io.sordini.core.detect;

import io.sordini.core.policy.LeakyRule;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.signal.Signal;
import org.jspecify.annotations.Nullable;

/** Watches one subject's signals for one rule. One implementation per kind of rule; none keeps anything itself. */
public sealed interface Detector permits LeakyDetector {

    static Detector of(Rule rule) {
        if (rule instanceof LeakyRule leaky) {
            return new LeakyDetector(leaky);
        }
        throw new IllegalStateException("no detector for " + rule.getClass().getSimpleName());
    }

    Rule rule();

    /**
     * Takes in a signal that the rule counts.
     *
     * @param state what the detector returned last for this subject, absent at first
     * @param time the subject's clock, milliseconds since the epoch; never goes back
     */
    Verdict examine(byte @Nullable [] state, Signal signal, long time);

    /** How long after its last event a state means the same as none, in milliseconds. */
    long lifetime();
}
