package io.sordini.e2e.crowdsec;

import io.sordini.e2e.crowdsec.Bucket.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What both engines saw of one source with one scenario.
 *
 * @param why what explains that they differ; empty if nothing does, or if they do not
 */
record Outcome(Trace trace, List<Overflow> crowdsec, List<Overflow> sordini, Optional<String> why) {

    private static final String OUTRUN = "CrowdSec's reader outruns its buckets, and with other requests in between: ";

    static Outcome of(
            Trace trace, Map<Scenario, SortedSet<Overflow>> crowdsec, Map<Scenario, SortedSet<Overflow>> sordini) {
        List<Overflow> theirs = about(trace, crowdsec);
        List<Overflow> ours = about(trace, sordini);
        Optional<String> why = theirs.equals(ours) ? Optional.empty() : explain(trace, theirs, ours);
        return new Outcome(trace, theirs, ours, why);
    }

    /**
     * What explains the difference once CrowdSec has read the same requests again with others in between: a bucket of its then
     * mostly has the time to take one in before the next one comes. If it says what a bucket says any of these times, and not
     * what it said at first, the first answer was one of its reader's.
     *
     * @param readings what it said each time
     */
    Outcome reread(List<List<Overflow>> readings) {
        Optional<String> said = readings.stream()
                .filter(reading -> !reading.equals(crowdsec))
                .map(reading ->
                        reading.equals(sordini) ? Optional.of("nothing else") : explain(trace, reading, sordini))
                .flatMap(Optional::stream)
                .findFirst();
        return new Outcome(trace, crowdsec, sordini, said.map(ways -> OUTRUN + ways));
    }

    static List<Overflow> about(Trace trace, Map<Scenario, SortedSet<Overflow>> all) {
        return all.getOrDefault(trace.scenario(), new TreeSet<>()).stream()
                .filter(overflow -> overflow.source().equals(trace.source()))
                .toList();
    }

    /** The smallest set of ways that gives what CrowdSec saw, if the bucket without any gives what Sordini saw. */
    private static Optional<String> explain(Trace trace, List<Overflow> theirs, List<Overflow> ours) {
        if (!Bucket.overflows(trace, Set.of()).equals(ours)) {
            return Optional.empty();
        }
        return subsets().stream()
                .filter(ways -> Bucket.overflows(trace, ways).equals(theirs))
                .findFirst()
                .map(ways -> ways.stream().map(Way::text).collect(Collectors.joining("; ")));
    }

    private static List<Set<Way>> subsets() {
        Way[] all = Way.values();
        List<Set<Way>> subsets = new ArrayList<>();
        for (int bits = 1; bits < 1 << all.length; bits++) {
            Set<Way> subset = EnumSet.noneOf(Way.class);
            for (int i = 0; i < all.length; i++) {
                if (((bits >> i) & 1) == 1) {
                    subset.add(all[i]);
                }
            }
            subsets.add(subset);
        }
        subsets.sort(Comparator.comparingInt(Set::size));
        return subsets;
    }

    int same() {
        return (int) crowdsec.stream().filter(sordini::contains).count();
    }

    int differences() {
        return crowdsec.size() + sordini.size() - 2 * same();
    }

    boolean isOpen() {
        return differences() > 0 && why.isEmpty();
    }

    @Override
    public String toString() {
        return trace.scenario().rule() + " " + trace.source() + ": CrowdSec " + crowdsec + ", Sordini " + sordini
                + "; the trace: " + trace.requests();
    }
}
