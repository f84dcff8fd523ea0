package io.sordini.readers.source;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was read of one form of input.
 *
 * @param files in which something of this form was found
 * @param entries lines or rows
 * @param records handed on
 * @param paired requests whose response was certain
 * @param ambiguous requests that got the first response among several that could be theirs
 * @param unpaired requests without a response
 * @param damaged entries that could not be read and were handed on as they are, for the address that they name
 * @param unreadable entries of access logs whose request is no HTTP, handed on with all the rest
 * @param cut entries that were too long and lost something
 * @param repaired lines in which bytes that are no UTF-8 were replaced
 * @param skipped entries that were not handed on
 */
public record FormatSummary(
        int files,
        long entries,
        long records,
        long paired,
        long ambiguous,
        long unpaired,
        long damaged,
        long unreadable,
        long cut,
        long repaired,
        Map<Skipped, Long> skipped) {

    /** Nothing of the form. */
    public static final FormatSummary NOTHING = new FormatSummary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());

    public FormatSummary {
        Map<Skipped, Long> copy = new EnumMap<>(Skipped.class);
        copy.putAll(skipped);
        skipped = Collections.unmodifiableMap(copy);
    }
}
