package io.sordini.readers.source;

import io.sordini.schemas.SourceRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Several sources as one: by time, then in the order in which the sources came, then in the order of each. */
public final class Merge {

    private record Head(int order, EventSource source, SourceRecord record) {}

    private record Asked(int order, EventSource source) {}

    private final PriorityQueue<Head> heads = new PriorityQueue<>(
            Comparator.comparingLong((Head head) -> head.record().timestamp()).thenComparingInt(Head::order));
    private final List<Asked> idle = new ArrayList<>();
    private @Nullable Asked taken;
    private int sources;

    public void add(EventSource source) {
        idle.add(new Asked(sources++, source));
    }

    /** Forgets a source; what it showed and was not taken stays with it. */
    public void remove(EventSource source) {
        idle.removeIf(asked -> asked.source() == source);
        heads.removeIf(head -> head.source() == source);
        if (taken != null && taken.source() == source) {
            taken = null;
        }
    }

    /** Asks every source that had nothing the last time whether it has something now. */
    public void ask() {
        List<Asked> all = List.copyOf(idle);
        idle.clear();
        all.forEach(this::ask);
    }

    /** The next record, which is taken from its source; null when nobody has one. */
    public @Nullable SourceRecord next() {
        if (taken != null) {
            ask(taken);
            taken = null;
        }
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        head.source().take();
        taken = new Asked(head.order(), head.source());
        return head.record();
    }

    private void ask(Asked asked) {
        try {
            SourceRecord record = asked.source().peek();
            if (record == null) {
                idle.add(asked);
            } else {
                heads.add(new Head(asked.order(), asked.source(), record));
            }
        } catch (IOException e) {
            throw new ReaderException("reading failed: " + e.getMessage(), e);
        }
    }
}
