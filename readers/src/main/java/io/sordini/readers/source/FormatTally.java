package io.sordini.readers.source;

import java.util.EnumMap;
import java.util.Map;

/** Counts what happens to the entries of one form of input. */
public final class FormatTally {

    private final Map<Skipped, Long> skipped = new EnumMap<>(Skipped.class);
    private final Map<Pairing, Long> pairings = new EnumMap<>(Pairing.class);
    private int files;
    private long entries;
    private long records;
    private long damaged;
    private long unreadable;
    private long cut;
    private long repaired;

    FormatTally() {}

    public void file() {
        files++;
    }

    public void entries(long count) {
        entries += count;
    }

    public void skipped(Skipped why, long count) {
        if (count > 0) {
            skipped.merge(why, count, Long::sum);
        }
    }

    public void paired(Pairing pairing) {
        pairings.merge(pairing, 1L, Long::sum);
    }

    public void damaged() {
        damaged++;
    }

    public void unreadable() {
        unreadable++;
    }

    public void cut() {
        cut++;
    }

    public void repaired() {
        repaired++;
    }

    public void handedOn() {
        records++;
    }

    FormatSummary summary() {
        return new FormatSummary(
                files,
                entries,
                records,
                pairings.getOrDefault(Pairing.UNAMBIGUOUS, 0L),
                pairings.getOrDefault(Pairing.FIFO, 0L),
                pairings.getOrDefault(Pairing.UNPAIRED, 0L),
                damaged,
                unreadable,
                cut,
                repaired,
                skipped);
    }
}
