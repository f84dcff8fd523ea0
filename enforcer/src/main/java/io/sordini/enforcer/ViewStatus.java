package io.sordini.enforcer;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far an enforcer's view can be trusted.
 *
 * @param age everything published longer ago than this is in the view; absent until there is a first view
 * @param stale whether the age is beyond what was configured; a stale view stays in force
 * @param lag records published and not yet read, when the broker was last asked
 * @param entries decisions held, expired ones that were not yet cleaned up included
 * @param skipped records that could not be read, since the start
 */
public record ViewStatus(@Nullable Duration age, boolean stale, long lag, int entries, long skipped) {

    /** Whether there is a complete view. */
    public boolean ready() {
        return age != null;
    }

    public Optional<Duration> viewAge() {
        return Optional.ofNullable(age);
    }
}
