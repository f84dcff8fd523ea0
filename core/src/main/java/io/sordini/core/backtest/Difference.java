package io.sordini.core.backtest;

import org.jspecify.annotations.Nullable;

/**
 * A matter of which the policies do not make the same.
 *
 * @param before under the old policy, absent where it decided nothing
 * @param after under the new policy, absent where it decides nothing
 */
public record Difference(
        Matter matter,
        Change change,
        @Nullable Outcome before,
        @Nullable Outcome after) {}
