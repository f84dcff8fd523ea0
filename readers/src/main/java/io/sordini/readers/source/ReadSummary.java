package io.sordini.readers.source;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was read so far.
 *
 * @param formats of each form of which there was something
 * @param notes what else is worth knowing, a sentence each: inputs that were left out, and why
 */
public record ReadSummary(Map<InputFormat, FormatSummary> formats, List<String> notes) {

    public ReadSummary {
        Map<InputFormat, FormatSummary> copy = new EnumMap<>(InputFormat.class);
        copy.putAll(formats);
        formats = Collections.unmodifiableMap(copy);
        notes = List.copyOf(notes);
    }

    /** Records that were handed on. */
    public long records() {
        return formats.values().stream().mapToLong(FormatSummary::records).sum();
    }

    /** What was read of one form. */
    public FormatSummary of(InputFormat format) {
        return formats.getOrDefault(format, FormatSummary.NOTHING);
    }
}
