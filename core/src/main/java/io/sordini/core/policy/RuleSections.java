package io.sordini.core.policy;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.subject.Scope;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The sections that decide: limits and rules. */
final class RuleSections {

    /** Longest window and leak: state must not outlive it by much. */
    private static final Duration LONGEST_LEAK = Duration.ofDays(30);

    private static final int MAX_WINDOWS = 8;
    private static final int MAX_RATE = 1_000_000_000 - 1;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Parser<Scope> SUBJECT = Parser.oneOf(Scope.IP);
    private static final Parser<Mode> MODE = Parser.oneOf(Mode.values());

    private RuleSections() {}

    static List<RateLimit> limits(YamlMapping root) {
        List<RateLimit> limits = root.mappings("limits", RuleSections::limit);
        if (limits.size() > Policy.MAX_LIMITS) {
            root.wrong("limits", "expected at most " + Policy.MAX_LIMITS + " limits, found " + limits.size());
        }
        return limits;
    }

    private static RateLimit limit(YamlMapping entry) {
        RateLimit limit = new RateLimit(
                entry.required("name", Parser.NAME_TEXT, "unnamed"),
                entry.required("subject", SUBJECT, Scope.IP),
                entry.optional("mode", MODE, Mode.ENFORCE),
                entry.mappings("windows", RuleSections::window));
        int windows = limit.windows().size();
        if (windows == 0 || windows > MAX_WINDOWS) {
            entry.wrong("windows", "expected 1 to " + MAX_WINDOWS + " windows, found " + windows);
        }
        return limit;
    }

    private static RateLimit.Window window(YamlMapping entry) {
        int rate = entry.required("rate", Parser.number(1, MAX_RATE), 1);
        Duration per = entry.required("per", Parser.DURATION, SECOND);
        if (per.compareTo(LONGEST_LEAK) > 0) {
            entry.wrong("per", "expected at most " + DurationText.format(LONGEST_LEAK));
        }
        if (rate > per.toNanos()) {
            entry.wrong("rate", "expected at most one token per nanosecond");
        }
        return new RateLimit.Window(rate, per, entry.optional("burst", Parser.number(1, MAX_RATE), rate));
    }

    static List<Rule> rules(YamlMapping root) {
        return root.mappings("rules", RuleSections::rule);
    }

    /** The kinds of rules; the YAML form is the constant's name in lower case. */
    private enum Kind {
        LEAKY
    }

    private static Rule rule(YamlMapping entry) {
        Kind kind = entry.required("kind", Parser.oneOf(Kind.values()), Kind.LEAKY);
        return switch (kind) {
            case LEAKY -> leaky(entry);
        };
    }

    private static LeakyRule leaky(YamlMapping entry) {
        LeakyRule rule = new LeakyRule(
                entry.required("name", Parser.NAME_TEXT, "unnamed"),
                entry.required("on", Parser.oneOf(Fact.values()), Fact.REQUEST),
                entry.required("subject", SUBJECT, Scope.IP),
                entry.required("capacity", Parser.number(1, LeakyRule.MAX_CAPACITY), 1),
                entry.required("leak", Parser.DURATION, SECOND),
                entry.optional("suppress", Parser.DURATION, Duration.ZERO),
                entry.optional("distinct", Parser.oneOf(LeakyRule.Distinct.values()), LeakyRule.Distinct.NONE),
                entry.required("action", Parser.oneOf(Action.BLOCK, Action.THROTTLE, Action.ALERT), Action.BLOCK),
                entry.required("duration", Parser.DURATION, SECOND),
                entry.optional("mode", MODE, Mode.ENFORCE),
                entry.optional("severity", Parser.oneOf(Severity.values()), Severity.MEDIUM),
                entry.list("labels", Parser.TEXT));
        if (rule.leak().compareTo(LONGEST_LEAK) > 0) {
            entry.wrong("leak", "expected at most " + DurationText.format(LONGEST_LEAK));
        }
        return rule;
    }

    /** Limits and rules share one space of names: a decision names just one of them. */
    static void checkNames(YamlMapping root, Policy policy) {
        Set<String> names = new HashSet<>(Set.of("operator", "logout", "token-revoked"));
        policy.limits().forEach(limit -> checkName(root, "limits", limit.name(), names));
        policy.rules().forEach(rule -> checkName(root, "rules", rule.name(), names));
    }

    private static void checkName(YamlMapping root, String section, String name, Set<String> names) {
        if (!names.add(name)) {
            root.wrong(section, "expected different names, found '" + name + "' again or reserved");
        }
    }
}
