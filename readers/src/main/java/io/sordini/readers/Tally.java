package io.sordini.readers;

import java.util.EnumMap;
import java.util.Map;

/** Counts what happens to the lines of all inputs. */
final class Tally {

    private final int files;
    private final Map<Skipped, Long> skipped = new EnumMap<>(Skipped.class);
    private final Map<Pairing, Long> pairings = new EnumMap<>(Pairing.class);
    private long lines;
    private long records;
    private long damaged;
    private long cut;
    private long repaired;

    Tally(int files) {
        this.files = files;
    }

    void read(Line line) {
        lines++;
        if (line.oversized()) {
            cut++;
        }
    }

    void skipped(Skipped why) {
        skipped.merge(why, 1L, Long::sum);
    }

    void paired(Pairing pairing) {
        pairings.merge(pairing, 1L, Long::sum);
    }

    void damaged() {
        damaged++;
    }

    void repaired() {
        repaired++;
    }

    void handedOn() {
        records++;
    }

    ReadSummary summary() {
        return new ReadSummary(
                files,
                lines,
                records,
                pairings.getOrDefault(Pairing.UNAMBIGUOUS, 0L),
                pairings.getOrDefault(Pairing.FIFO, 0L),
                pairings.getOrDefault(Pairing.UNPAIRED, 0L),
                damaged,
                cut,
                repaired,
                skipped);
    }
}
