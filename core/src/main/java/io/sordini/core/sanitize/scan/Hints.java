package io.sordini.core.sanitize.scan;

import io.sordini.core.sanitize.name.Hint;

/** Where in the text the last word of each kind of hint ended; a value is judged by the words shortly before it. */
final class Hints {

    /** How far a hint reaches, in bytes. */
    static final int REACH = 32;

    private final int[] ends = new int[Hint.COUNT];

    /** Starts a text whose name gave these hints. */
    void open(int bits, int from) {
        for (int i = 0; i < ends.length; i++) {
            ends[i] = (bits & 1 << i) == 0 ? Integer.MIN_VALUE / 2 : from;
        }
    }

    void see(int bits, int end) {
        for (int i = 0; i < ends.length; i++) {
            if ((bits & 1 << i) != 0) {
                ends[i] = end;
            }
        }
    }

    boolean near(Hint hint, int at) {
        return within(hint, at, REACH);
    }

    boolean within(Hint hint, int at, int reach) {
        return at - ends[hint.index()] <= reach;
    }
}
