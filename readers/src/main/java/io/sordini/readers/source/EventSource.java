package io.sordini.readers.source;

import io.sordini.schemas.SourceRecord;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One input that hands out records in its own order. */
public interface EventSource extends Closeable {

    /**
     * The next record, the same until it is taken; null at the end, or while there is no more for now.
     *
     * @throws ReaderException when the input is not what it should be
     */
    @Nullable
    SourceRecord peek() throws IOException;

    /** Takes the record that {@link #peek} showed: from here on it counts as handed on. */
    void take();
}
