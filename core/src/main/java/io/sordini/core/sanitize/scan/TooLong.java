package io.sordini.core.sanitize.scan;

/**
 * The last run that begins like a key and is too long for one. Where a key is found at its end, the run goes as a whole:
 * else the rest of it would look like a key the next time.
 */
final class TooLong {

    private int start;
    private int end = -1;

    void clear() {
        end = -1;
    }

    void note(int runStart, int runEnd) {
        if (runEnd != end) {
            start = runStart;
            end = runEnd;
        }
    }

    /** Where to begin with a key that was found: at its start, or that of the run. */
    int start(int keyStart, int keyEnd) {
        return keyEnd == end ? Math.min(start, keyStart) : keyStart;
    }
}
