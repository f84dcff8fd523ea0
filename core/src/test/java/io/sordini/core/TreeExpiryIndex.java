package io.sordini.core;

import io.sordini.core.store.ExpiryIndex;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An index in memory that tests can look into. */
public final class TreeExpiryIndex implements ExpiryIndex {

    public final TreeSet<Entry> entries =
            new TreeSet<>(Comparator.comparingLong(Entry::at).thenComparing(Entry::key));

    @Override
    public void add(Entry entry) {
        entries.add(entry);
    }

    @Override
    public void remove(Entry entry) {
        entries.remove(entry);
    }

    @Override
    public List<Entry> after(@Nullable Entry last, int limit) {
        return (last == null ? entries : entries.tailSet(last, false))
                .stream().limit(limit).toList();
    }

    @Override
    public List<Entry> due(long now, int limit) {
        return entries.stream()
                .takeWhile(entry -> entry.at() <= now)
                .limit(limit)
                .toList();
    }
}
