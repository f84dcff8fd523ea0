package io.sordini.core.backtest;

import java.util.Map;

/**
 * What one policy decided over a history.
 *
 * @param policy its label
 * @param timeline of what was to be enforced
 */
public record Decided(String policy, Map<Matter, Outcome> outcomes, Timeline timeline) {}
