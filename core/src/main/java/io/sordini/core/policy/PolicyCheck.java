package io.sordini.core.policy;

import java.util.HashSet;
import java.util.Set;

/** What only the whole document shows to be wrong. */
final class PolicyCheck {

    private PolicyCheck() {}

    static void run(YamlMapping root, Policy policy) {
        // Limits and rules share one space of names: a decision names just one of them.
        Set<String> names =
                new HashSet<>(Set.of("operator", "logout", "token-revoked", "runaway-guard", "state-guard"));
        policy.limits().forEach(limit -> name(root, "limits", limit.name(), names));
        policy.rules().forEach(rule -> name(root, "rules", rule.name(), names));
        for (Rule rule : policy.rules()) {
            if (rule.condition() instanceof Condition.Sequence sequence) {
                sequence.after().forEach(after -> after(root, policy, rule, after));
            }
        }
    }

    private static void name(YamlMapping root, String section, String name, Set<String> names) {
        if (!names.add(name)) {
            root.wrong(section, "expected different names, found '" + name + "' again or reserved");
        }
    }

    private static void after(YamlMapping root, Policy policy, Rule rule, String after) {
        boolean found = policy.rules().stream()
                .anyMatch(other -> other.name().equals(after) && other.subject() == rule.subject());
        if (!found) {
            root.wrong(
                    "rules",
                    "expected rule '" + rule.name() + "' to come after rules about "
                            + rule.subject().text() + ", found '" + after + "'");
        }
    }
}
