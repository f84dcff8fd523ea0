package io.sordini.core.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys in the order of the time at which something about them ends; single-threaded. */
public interface ExpiryIndex {

    /**
     * A key and when it is due.
     *
     * @param at milliseconds since the epoch
     */
    record Entry(long at, String key) {}

    void add(Entry entry);

    void remove(Entry entry);

    /**
     * At most {@code limit} entries in the order of {@link #due}, whatever their time.
     *
     * @param last the entry, there or not, after which they begin; absent for the beginning
     */
    List<Entry> after(@Nullable Entry last, int limit);

    /** At most {@code limit} entries due at or before {@code now}, the earliest first, ties by key. */
    List<Entry> due(long now, int limit);
}
