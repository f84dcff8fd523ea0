package io.sordini.readers.source;

/**
 * Where a line of a file begins.
 *
 * @param offset bytes before it; of a compressed file, of what is in it
 * @param lines lines before it
 */
public record Place(long offset, long lines) {

    public static final Place START = new Place(0, 0);

    public Place {
        if (offset < 0 || lines < 0) {
            throw new IllegalArgumentException("a place lies behind the start, not at " + offset + ", " + lines);
        }
    }
}
