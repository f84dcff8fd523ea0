package io.sordini.core.policy;

import io.sordini.core.policy.Response.Target;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.subject.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sections that decide: limits and rules. */
final class RuleSections {

    /** Longest window and leak: state must not outlive it by much. */
    static final Duration LONGEST = Duration.ofDays(30);

    static final Duration SECOND = Duration.ofSeconds(1);
    static final Parser<Fact> FACT = Parser.oneOf(Fact.values());
    static final Parser<Scope> SUBJECT =
            new Parser<>("one of ip, range, user, session, token, family, api-key, tenant, password", Scope::parse);

    private static final int MAX_WINDOWS = 8;
    private static final int MAX_RATE = 1_000_000_000 - 1;
    private static final Parser<Scope> COUNTED = new Parser<>(
            "one of ip, range, user, api-key, tenant",
            text -> Scope.parse(text)
                    .filter(Set.of(Scope.IP, Scope.RANGE, Scope.USER, Scope.API_KEY, Scope.TENANT)::contains));
    private static final Parser<Mode> MODE = Parser.oneOf(Mode.values());
    private static final Parser<Fact> COUNTABLE =
            Parser.oneOf(Fact.REQUEST, Fact.LOGIN_FAILED, Fact.LOGIN_SUCCEEDED, Fact.SIGN_UP);
    static final Parser<PathTemplate> TEMPLATE = new Parser<>(
            "a path template such as /orders/{id} or /api/**",
            text -> text.matches("(/([^{}/*]+|\\{[a-z_]{1,40}\\}))*(/|/\\*\\*)?")
                            && text.startsWith("/")
                            && text.length() <= 200
                    ? Optional.of(new PathTemplate(text))
                    : Optional.empty());

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
                entry.required("subject", COUNTED, Scope.IP),
                entry.optional("mode", MODE, Mode.ENFORCE),
                entry.optional("on", COUNTABLE, Fact.REQUEST),
                Set.copyOf(entry.list("methods", Sections.METHOD)),
                entry.list("paths", TEMPLATE),
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
        if (per.compareTo(LONGEST) > 0) {
            entry.wrong("per", "expected at most " + DurationText.format(LONGEST));
        }
        if (rate > per.toNanos()) {
            entry.wrong("rate", "expected at most one token per nanosecond");
        }
        return new RateLimit.Window(rate, per, entry.optional("burst", Parser.number(1, MAX_RATE), rate));
    }

    static List<Rule> rules(YamlMapping root) {
        return root.mappings("rules", RuleSections::rule);
    }

    private static Rule rule(YamlMapping entry) {
        ConditionReader.Kind kind =
                entry.required("kind", Parser.oneOf(ConditionReader.Kind.values()), ConditionReader.Kind.LEAKY);
        Rule rule = new Rule(
                entry.required("name", Parser.NAME_TEXT, "unnamed"),
                entry.optional("what", Parser.TEXT, ""),
                Facts.of(ConditionReader.on(entry, kind)),
                entry.required("subject", SUBJECT, Scope.IP),
                ConditionReader.read(entry, kind),
                entry.optional("suppress", Parser.DURATION, Duration.ZERO),
                spares(entry).contains(Spared.FAMILIAR),
                response(entry, kind),
                entry.optional("mode", MODE, Mode.ENFORCE),
                entry.optional("severity", Parser.oneOf(Severity.values()), Severity.MEDIUM),
                entry.list("labels", Parser.TEXT));
        if (rule.sparesFamiliar() && rule.subject() != Scope.USER) {
            entry.wrong("spares", "expected familiar for rules about user only");
        }
        return rule;
    }

    /** The YAML form is the constant's name in lower case. */
    private enum Spared {
        SHARED,
        FAMILIAR
    }

    private static List<Spared> spares(YamlMapping entry) {
        return entry.oneOrMore("spares", Parser.oneOf(Spared.values()));
    }

    private static Response response(YamlMapping entry, ConditionReader.Kind kind) {
        Action action = entry.required(
                "action",
                Parser.oneOf(Action.BLOCK, Action.THROTTLE, Action.CHALLENGE, Action.REVOKE, Action.ALERT),
                Action.BLOCK);
        Target target = entry.optional("target", Parser.oneOf(Target.values()), Target.ITSELF);
        if (target == Target.ADDRESSES && kind != ConditionReader.Kind.WINDOW) {
            entry.wrong("target", "expected addresses for rules of kind window only");
        }
        return new Response(
                action,
                entry.required("duration", Parser.DURATION, SECOND),
                target,
                entry.optional("least", Parser.number(1, Condition.MAX_COUNT), 1),
                entry.optional("escalates", Parser.oneOf(Answer.values()), Answer.FALSE) == Answer.TRUE,
                spares(entry).contains(Spared.SHARED));
    }

    /** How YAML says yes and no. */
    private enum Answer {
        TRUE,
        FALSE
    }
}
