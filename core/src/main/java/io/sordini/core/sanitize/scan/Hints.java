package io.sordini.core.sanitize.scan;

import io.sordini.core.sanitize.name.Hint;

/** Where in the text the last word of each kind of hint ended; a value is judged by the words shortly before it. */
final class Hints {

    /** How far a hint reaches, in bytes. */
    static final int REACH = 32;

    private final int[] ends = new int[Hint.COUNT];
    private int seen;

    /** Starts a text whose name gave these hints. */
    void open(int bits, int from) {
        seen = 0;
        see(bits, from);
    }

    void see(int bits, int end) {
        if (bits == 0) {
            return;
        }
        seen |= bits;
        for (int i = 0; i < ends.length; i++) {
            if ((bits & 1 << i) != 0) {
                ends[i] = end;
            }
        }
    }

    /** Whether there was any of these, however far away. */
    boolean seeAny(int bits) {
        return (seen & bits) != 0;
    }

    boolean near(Hint hint, int at) {
        return within(hint, at, REACH);
    }

    boolean within(Hint hint, int at, int reach) {
        return (seen & hint.bit()) != 0 && at - ends[hint.index()] <= reach;
    }
}
