package io.sordini.app.demo;

import io.sordini.schemas.SourceRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the demo's events come from. */
interface Feed {

    /** The next event that is due, or null if none is due yet. */
    @Nullable
    SourceRecord poll(Instant now);

    /** Whether no event will ever come again. */
    boolean exhausted();
}
