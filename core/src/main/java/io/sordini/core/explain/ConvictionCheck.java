package io.sordini.core.explain;

import io.sordini.core.detect.Alarm;
import io.sordini.core.policy.Response.Target;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether a subject took part in what a rule found about another. */
final class ConvictionCheck {

    private final Sightings sightings;
    private final History history;
    private final RecordedEvents events;
    private final Function<Decision, Judgement> judge;

    /** @param judge says whether the decision about the other subject is supported */
    ConvictionCheck(Sightings sightings, History history, RecordedEvents events, Function<Decision, Judgement> judge) {
        this.sightings = sightings;
        this.history = history;
        this.events = events;
        this.judge = judge;
    }

    /** Whether a decision came from another subject's rather than from the subject's own events. */
    static boolean isConviction(Decision decision, Rule rule) {
        Map<String, Long> arithmetic = decision.evidence().arithmetic();
        boolean counted = arithmetic.containsKey("capacity") || arithmetic.containsKey("count");
        return rule.response().target() != Target.ITSELF
                && (rule.subject() != decision.subject().scope() || !counted);
    }

    Judgement check(Decision decision, Rule rule) {
        Optional<Decision> cause = cause(decision);
        if (cause.isEmpty()) {
            return Judgement.of(Support.PARTLY, "The decision that it came from is not in the history of decisions.");
        }
        Judgement judgement = judge.apply(cause.get());
        String came = "It came from decision " + cause.get().id() + " about "
                + cause.get().subject() + ", which is " + judgement.support().text() + ".";
        boolean tookPart = rule.response().target() == Target.SESSION
                ? madeSession(decision)
                : contributed(decision, judgement.alarm());
        judgement = judgement.after(List.of(came));
        if (tookPart) {
            return judgement.and(Support.SUPPORTED, decision.subject() + " took part in it.");
        }
        return judgement.support() == Support.SUPPORTED
                ? judgement.and(Support.NOT_SUPPORTED, decision.subject() + " took no part in it.")
                : judgement.and(Support.PARTLY, "Whether " + decision.subject() + " took part in it cannot be told.");
    }

    private Optional<Decision> cause(Decision decision) {
        String id = decision.cause();
        if (id != null) {
            return history.made(id);
        }
        return history
                .made(made -> made.rule().equals(decision.rule())
                        && !made.subject().equals(decision.subject())
                        && made.evidence().origins().contains(History.firing(decision)))
                .stream()
                .map(DecisionChange::decision)
                .findFirst();
    }

    private boolean madeSession(Decision decision) {
        Map<String, SourceRecord> found = events.at(
                List.of(History.firing(decision)),
                decision.evidence().firstAt(),
                decision.evidence().lastAt());
        return found.values().stream()
                .flatMap(record -> sightings.all(record).stream())
                .anyMatch(signal -> decision.subject().equals(signal.signal().session()));
    }

    private static boolean contributed(Decision decision, @Nullable Alarm alarm) {
        return alarm != null
                && alarm.contributors().stream()
                        .anyMatch(contributor -> contributor.address().subject().equals(decision.subject()));
    }
}
