package io.sordini.core.policy;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.subject.Scope;
import java.time.Duration;
import java.util.List;

/**
 * Fires when a leaky bucket overflows.
 *
 * @param capacity events that the bucket holds
 * @param leak time in which one event leaks out
 * @param suppress how long after firing a repeat is hidden
 * @param distinct which value of an event counts once only
 */
public record LeakyRule(
        String name,
        Fact on,
        Scope subject,
        int capacity,
        Duration leak,
        Duration suppress,
        Distinct distinct,
        Action action,
        Duration duration,
        Mode mode,
        Severity severity,
        List<String> labels)
        implements Rule {

    /** Largest capacity; it bounds the distinct values that are kept. */
    public static final int MAX_CAPACITY = 1000;

    /** The value that must differ for an event to count; the YAML form is the constant's name in lower case. */
    public enum Distinct {
        NONE,
        PATH,
        USER
    }

    public LeakyRule {
        labels = List.copyOf(labels);
    }
}
