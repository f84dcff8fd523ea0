package io.sordini.readers.lines;

import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a file was read: everything before, and nothing behind, was handed on.
 *
 * @param place where the first line begins that was not handed on
 * @param time the time, in milliseconds since the epoch, of a line that states none
 * @param used where lines begin behind the place that were handed on all the same: responses whose request lies before it
 * @param format what the file holds, once it is known
 */
public record LogPosition(
        Place place, long time, List<Long> used, @Nullable InputFormat format) {

    public LogPosition {
        used = List.copyOf(used);
    }

    /** Nothing read yet. */
    public static LogPosition start(@Nullable InputFormat format) {
        return new LogPosition(Place.START, 0, List.of(), format);
    }
}
