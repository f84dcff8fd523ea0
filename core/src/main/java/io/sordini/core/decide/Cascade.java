package io.sordini.core.decide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a subject that led to others, or may yet do so.
 *
 * @param decision its id
 * @param rule that made it
 * @param cause the decision that led to it, if one did
 * @param until when it is forgotten, milliseconds since the epoch
 * @param convicted keys of the subjects that it convicted, at most {@value #MOST_CONVICTED}
 * @param more how many others it convicted
 */
record Cascade(String decision, String rule, @Nullable String cause, long until, List<String> convicted, int more) {

    /** Most that are remembered of one subject; the oldest makes room. */
    static final int MOST = 16;

    static final int MOST_CONVICTED = 32;

    /** How long a decision can be undone together with what came of it. */
    static final Duration MEMORY = Duration.ofDays(30);

    Cascade {
        convicted = List.copyOf(convicted);
    }

    /** One that has convicted nobody yet. */
    static Cascade of(String decision, String rule, @Nullable String cause, long time) {
        return new Cascade(decision, rule, cause, time + MEMORY.toMillis(), List.of(), 0);
    }

    Cascade convicting(String subject) {
        if (convicted.contains(subject)) {
            return this;
        }
        if (convicted.size() == MOST_CONVICTED) {
            return new Cascade(decision, rule, cause, until, convicted, more + 1);
        }
        List<String> all = new ArrayList<>(convicted);
        all.add(subject);
        return new Cascade(decision, rule, cause, until, all, more);
    }
}
