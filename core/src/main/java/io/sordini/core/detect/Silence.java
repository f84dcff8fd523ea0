package io.sordini.core.detect;

import io.sordini.core.policy.Mode;
import io.sordini.core.policy.Rule;
import io.sordini.core.store.ByteReader;
import io.sordini.core.store.ByteWriter;

/**
 * How long a rule that fired hides a repeat. One that began while the rule was only recorded does not hide the first time that
 * the rule is enforced; it is kept as a negative time.
 */
final class Silence {

    private static final int NEVER = 0;
    private static final int ENFORCED = 1;
    private static final int SHADOW = 2;

    private Silence() {}

    /** The silence that begins now, as states keep it; times are milliseconds since the epoch. */
    static long from(Rule rule, long time) {
        long until = time + rule.suppress().toMillis();
        return rule.mode() == Mode.SHADOW ? -until : until;
    }

    /** @param kept what {@link #from} gave, 0 if the rule never fired */
    static boolean isOver(Rule rule, long kept, long time) {
        return time >= (rule.mode() == Mode.SHADOW ? Math.abs(kept) : kept);
    }

    /** Binary form: never, enforced or shadow (1 byte), and unless never, how long after {@code base}. */
    static void write(ByteWriter out, long kept, long base) {
        out.octet(kept == 0 ? NEVER : kept > 0 ? ENFORCED : SHADOW);
        if (kept != 0) {
            out.zigzag(Math.abs(kept) - base);
        }
    }

    static long read(ByteReader in, long base) {
        int mode = in.octet();
        long until = mode == NEVER ? 0 : base + in.zigzag();
        return mode == SHADOW ? -until : until;
    }
}
