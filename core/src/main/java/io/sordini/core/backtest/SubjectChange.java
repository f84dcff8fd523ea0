package io.sordini.core.backtest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subject about which the policies do not decide the same, and what is enforced against it by all rules together. That may
 * be the same all the same, where another rule takes the place of one.
 *
 * @param subject {@code scope:value}
 * @param before under the old policy, absent where nothing was enforced
 * @param after under the new policy, absent where nothing is enforced
 * @param rules that decide otherwise, each once, by name
 */
public record SubjectChange(
        String subject,
        Change change,
        @Nullable Outcome before,
        @Nullable Outcome after,
        List<String> rules) {

    public SubjectChange {
        rules = List.copyOf(rules);
    }

    /** How much longer the new policy holds, in milliseconds; negative for less. */
    public long moreMs() {
        return (after == null ? 0 : after.heldMs()) - (before == null ? 0 : before.heldMs());
    }
}
