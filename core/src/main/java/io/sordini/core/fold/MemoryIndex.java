package io.sordini.core.fold;

import io.sordini.core.store.ExpiryIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An index in a sorted set. */
final class MemoryIndex implements ExpiryIndex {

    private final TreeSet<Entry> entries =
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
        List<Entry> due = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.at() > now || due.size() == limit) {
                return due;
            }
            due.add(entry);
        }
        return due;
    }
}
