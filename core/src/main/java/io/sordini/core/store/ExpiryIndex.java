package io.sordini.core.store;

import java.util.List;

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

    /** At most {@code limit} entries due at or before {@code now}, the earliest first, ties by key. */
    List<Entry> due(long now, int limit);
}
