package io.sordini.core.detect;

/** The first byte of every state says how the rest is to be read. */
final class Formats {

    private Formats() {}

    /** @throws IllegalStateException when the state was written by another version */
    static void expect(String what, byte expected, byte found) {
        if (found != expected) {
            throw new IllegalStateException(what + ": expected format " + expected + ", found " + found);
        }
    }
}
