package io.sordini.core.sanitize;

import io.sordini.core.sanitize.scan.MaskClass;
import java.util.EnumMap;
import java.util.Map;

/** How often each class was masked in one document; never a value. */
public final class MaskReport {

    private final EnumMap<MaskClass, Integer> counts = new EnumMap<>(MaskClass.class);

    void count(MaskClass found) {
        counts.merge(found, 1, Integer::sum);
    }

    /** Counts by class, in the order of the classes; a class that was not found is not there. */
    public Map<MaskClass, Integer> counts() {
        return new EnumMap<>(counts);
    }

    @Override
    public String toString() {
        return "MaskReport" + counts;
    }
}
