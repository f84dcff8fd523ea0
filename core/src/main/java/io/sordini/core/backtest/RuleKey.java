package io.sordini.core.backtest;

import java.util.Comparator;

/** A rule in one mode, so that one that leaves shadow mode is seen to begin. */
public record RuleKey(String rule, boolean shadow) implements Comparable<RuleKey> {

    private static final Comparator<RuleKey> ORDER =
            Comparator.comparing(RuleKey::rule).thenComparing(RuleKey::shadow);

    @Override
    public int compareTo(RuleKey other) {
        return ORDER.compare(this, other);
    }

    /** The name, and whether it is in shadow mode. */
    public String text() {
        return shadow ? rule + " (shadow)" : rule;
    }
}
