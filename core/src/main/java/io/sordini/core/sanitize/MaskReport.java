package io.sordini.core.sanitize;

import io.sordini.core.sanitize.scan.MaskClass;
import java.util.EnumMap;
import java.util.Map;

/** How often each class was masked in one document; never a value. */
public final class MaskReport {

    private final EnumMap<MaskClass, int[]> counts = new EnumMap<>(MaskClass.class);

    void count(MaskClass found) {
        counts.computeIfAbsent(found, first -> new int[1])[0]++;
    }

    /** Begins anew. */
    void clear() {
        counts.values().forEach(count -> count[0] = 0);
    }

    /** What was counted up to now. */
    MaskReport copy() {
        MaskReport copy = new MaskReport();
        counts.forEach((found, count) -> copy.counts.put(found, count.clone()));
        return copy;
    }

    /** Counts by class, in the order of the classes; a class that was not found is not there. */
    public Map<MaskClass, Integer> counts() {
        Map<MaskClass, Integer> found = new EnumMap<>(MaskClass.class);
        counts.forEach((known, count) -> {
            if (count[0] > 0) {
                found.put(known, count[0]);
            }
        });
        return found;
    }

    @Override
    public String toString() {
        return "MaskReport" + counts();
    }
}
