package io.sordini.e2e.crowdsec;

import java.util.Comparator;

/**
 * A bucket that overflowed.
 *
 * @param at when, in milliseconds since the epoch
 * @param events how many had been poured into it
 */
record Overflow(String source, long at, long events) implements Comparable<Overflow> {

    private static final Comparator<Overflow> ORDER = Comparator.comparing(Overflow::source)
            .thenComparingLong(Overflow::at)
            .thenComparingLong(Overflow::events);

    @Override
    public int compareTo(Overflow other) {
        return ORDER.compare(this, other);
    }
}
