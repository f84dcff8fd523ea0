package io.sordini.readers;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was read so far.
 *
 * @param records handed on
 * @param paired requests whose response was certain
 * @param ambiguous requests that got the first response among several that could be theirs
 * @param unpaired requests without a response
 * @param damaged lines that are not one JSON object and were handed on as they are
 * @param cut lines that were too long and lost their end
 * @param repaired lines in which bytes that are no UTF-8 were replaced
 * @param skipped lines that were not handed on
 */
public record ReadSummary(
        int files,
        long lines,
        long records,
        long paired,
        long ambiguous,
        long unpaired,
        long damaged,
        long cut,
        long repaired,
        Map<Skipped, Long> skipped) {

    public ReadSummary {
        Map<Skipped, Long> copy = new EnumMap<>(Skipped.class);
        copy.putAll(skipped);
        skipped = Collections.unmodifiableMap(copy);
    }
}
