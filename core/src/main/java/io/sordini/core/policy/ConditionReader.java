package io.sordini.core.policy;

import io.sordini.core.policy.Condition.Among;
import io.sordini.core.policy.Condition.PerValue;
import io.sordini.core.policy.Condition.Share;
import io.sordini.core.policy.Condition.Travel;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Trait;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each kind of rule says about when it fires. */
final class ConditionReader {

    /** Distinct values beyond this would make one subject's state too large. */
    private static final int MAX_FIRST = 16;

    private static final Parser<Integer> COUNT = Parser.number(1, Condition.MAX_COUNT);
    private static final Parser<Integer> PERCENT = Parser.number(1, 100);
    /** Nobody is farther from anywhere. */
    private static final Parser<Integer> KILOMETRES = Parser.number(1, 20_000);

    private static final Parser<Integer> SPEED = Parser.number(0, 100_000);
    private static final Parser<Trait> TRAIT = Parser.oneOf(Trait.values());
    /** At most one. */
    private static final Parser<List<Trait>> TRAIT_OR_NONE = new Parser<>(
            "none or " + TRAIT.expected(),
            text -> text.equals("none")
                    ? Optional.of(List.of())
                    : TRAIT.parse().apply(text).map(List::of));

    private ConditionReader() {}

    /** The kinds of rules; the YAML form is the constant's name in lower case. */
    enum Kind {
        LEAKY,
        WINDOW,
        CONSECUTIVE,
        SEQUENCE
    }

    /** What the rule counts: what comes last, of a sequence. */
    static List<Fact> on(YamlMapping entry, Kind kind) {
        String key = kind == Kind.SEQUENCE ? "then" : "on";
        List<Fact> facts = entry.oneOrMore(key, RuleSections.FACT);
        if (!entry.has(key)) {
            entry.wrong(key, "expected " + RuleSections.FACT.expected() + ", or a list of them, found nothing");
        }
        return facts;
    }

    static Condition read(YamlMapping entry, Kind kind) {
        return switch (kind) {
            case LEAKY -> leaky(entry);
            case WINDOW -> window(entry);
            case CONSECUTIVE -> consecutive(entry);
            case SEQUENCE -> sequence(entry);
        };
    }

    private static Condition leaky(YamlMapping entry) {
        return new Condition.Leaky(entry.required("capacity", COUNT, 1), span(entry, "leak"), trait(entry, "distinct"));
    }

    private static Condition window(YamlMapping entry) {
        int count = entry.required("count", COUNT, 1);
        Map<Trait, Integer> distinct = entry.entries("distinct", TRAIT, COUNT);
        if (distinct.values().stream().anyMatch(least -> least > count)) {
            entry.wrong("distinct", "expected no more different values than count, which is " + count);
        }
        return new Condition.Window(
                span(entry, "within"),
                count,
                distinct,
                entry.has("per_value") ? perValue(entry.mapping("per_value")) : null,
                entry.has("share") ? share(entry.mapping("share")) : null,
                trait(entry, "once"),
                entry.has("among") ? among(entry.mapping("among")) : null,
                entry.has("travel") ? travel(entry.mapping("travel")) : null);
    }

    private static Among among(YamlMapping entry) {
        Among among = new Among(entry.required("least", COUNT, 1), entry.optional("users", COUNT, 1));
        if (among.users() > among.least()) {
            entry.wrong("users", "expected no more than least, which is " + among.least());
        }
        entry.done();
        return among;
    }

    private static Travel travel(YamlMapping entry) {
        Travel travel = new Travel(entry.required("km", KILOMETRES, 1), entry.optional("kmh", SPEED, 0));
        entry.done();
        return travel;
    }

    private static PerValue perValue(YamlMapping entry) {
        PerValue perValue = new PerValue(
                entry.required("of", TRAIT, Trait.USER),
                entry.optional("least", COUNT, 1),
                entry.required("most", COUNT, 1),
                entry.required("share", PERCENT, 1));
        if (perValue.least() > perValue.most()) {
            entry.wrong("least", "expected no more than most, which is " + perValue.most());
        }
        entry.done();
        return perValue;
    }

    private static Share share(YamlMapping entry) {
        Share share =
                new Share(entry.required("of", RuleSections.FACT, Fact.REQUEST), entry.required("percent", PERCENT, 1));
        entry.done();
        return share;
    }

    private static Condition consecutive(YamlMapping entry) {
        return new Condition.Consecutive(
                entry.required("count", COUNT, 1),
                Facts.of(entry.oneOrMore("reset_on", RuleSections.FACT)),
                span(entry, "within"),
                entry.required("longest", Parser.DURATION, RuleSections.SECOND),
                trait(entry, "once"));
    }

    private static Condition sequence(YamlMapping entry) {
        Condition.Sequence sequence = new Condition.Sequence(
                Facts.of(entry.oneOrMore("first", RuleSections.FACT)),
                new LinkedHashSet<>(entry.oneOrMore("after", Parser.NAME_TEXT)),
                entry.optional("count", Parser.number(1, MAX_FIRST), 1),
                span(entry, "within"));
        if (sequence.first().isEmpty() == sequence.after().isEmpty()) {
            entry.wrong("first", "expected either first, with facts, or after, with names of rules");
        }
        return sequence;
    }

    private static @Nullable Trait trait(YamlMapping entry, String key) {
        return entry.optional(key, TRAIT_OR_NONE, List.of()).stream()
                .findFirst()
                .orElse(null);
    }

    private static Duration span(YamlMapping entry, String key) {
        Duration span = entry.required(key, Parser.DURATION, RuleSections.SECOND);
        if (span.compareTo(RuleSections.LONGEST) > 0) {
            entry.wrong(key, "expected at most " + DurationText.format(RuleSections.LONGEST));
        }
        return span;
    }
}
