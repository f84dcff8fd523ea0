package io.sordini.core.backtest;

import java.util.Comparator;

/**
 * What is compared: all that one rule decides about one subject over a history.
 *
 * @param rule the rule or limit, or {@code operator} or {@code logout}
 * @param shadow whether it is recorded and not enforced
 * @param subject {@code scope:value}
 */
public record Matter(String rule, boolean shadow, String subject) implements Comparable<Matter> {

    private static final Comparator<Matter> ORDER =
            Comparator.comparing(Matter::rule).thenComparing(Matter::shadow).thenComparing(Matter::subject);

    @Override
    public int compareTo(Matter other) {
        return ORDER.compare(this, other);
    }
}
