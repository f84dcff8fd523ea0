package io.sordini.readers.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * How far a database was read, and how to see that it is still the same one.
 *
 * @param id of the last row that was handed on, 0 when none was
 * @param born when its schema was made, as it says itself; absent where it does not
 * @param row fingerprint of the last row
 */
public record DatabasePosition(long id, @Nullable String born, String row) {

    /** Nothing read yet. */
    public static final DatabasePosition START = new DatabasePosition(0, null, "");
}
