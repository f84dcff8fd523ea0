package io.sordini.core.explain;

import io.sordini.core.detect.Alarm;
import io.sordini.core.detect.Recount;
import io.sordini.core.detect.Recount.Counted;
import io.sordini.core.explain.RecordedEvents.Stretch;
import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.signal.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a rule about a subject fires again when it sees the recorded events. */
final class RuleCheck {

    /** Events of the first millisecond of which some may still have belonged to the count before. */
    private static final int MOST_STARTS = 32;

    private final Sightings sightings;
    private final Conclusions conclusions;
    private final RecordedEvents events;
    private final Predecessors predecessors;

    RuleCheck(Sightings sightings, Conclusions conclusions, RecordedEvents events, Predecessors predecessors) {
        this.sightings = sightings;
        this.conclusions = conclusions;
        this.events = events;
        this.predecessors = predecessors;
    }

    /** @param samePolicy whether the policy at hand made the decision */
    Judgement check(Decision decision, Rule rule, boolean samePolicy) {
        List<String> counted = History.counted(decision);
        if (counted.isEmpty()) {
            return Judgement.notSupported("The evidence names no event.");
        }
        Predecessors.Found preceding = predecessors.of(decision, rule, counted);
        if (!preceding.missing().isEmpty()) {
            return Judgement.of(
                    Support.PARTLY,
                    "No decision of a rule that comes before " + rule.name() + " is on record for what stands at "
                            + String.join(", ", preceding.missing()) + ".");
        }
        Judgement judgement = check(decision, rule, samePolicy, counted, preceding);
        return new Judgement(judgement.support().and(preceding.support()), judgement.findings(), judgement.alarm())
                .after(preceding.findings());
    }

    private Judgement check(
            Decision decision, Rule rule, boolean samePolicy, List<String> counted, Predecessors.Found preceding) {
        Evidence evidence = decision.evidence();
        Conclusions.Found concluded = conclusions.at(decision, rule, counted);
        Map<String, Signal> seen = new LinkedHashMap<>(concluded.signals());
        List<String> open = counted.stream()
                .filter(origin ->
                        !seen.containsKey(origin) && !preceding.signals().containsKey(origin))
                .toList();
        Map<String, SourceRecord> found =
                Conclusions.concern(rule) ? Map.of() : events.at(open, evidence.firstAt(), evidence.lastAt());
        List<String> silent = new ArrayList<>();
        found.forEach((origin, record) -> sightings
                .seen(rule, decision.subject(), record, Set.copyOf(decision.except()))
                .ifPresentOrElse(signal -> seen.put(origin, signal), () -> silent.add(origin)));
        if (!silent.isEmpty()) {
            return Judgement.notSupported("What stands at " + String.join(", ", silent) + " says nothing about "
                    + decision.subject() + " that " + rule.name() + " counts.");
        }
        seen.putAll(preceding.signals());
        List<String> missing =
                counted.stream().filter(origin -> !seen.containsKey(origin)).toList();
        if (!missing.isEmpty()) {
            return incomplete(counted.size(), missing.size(), rule);
        }
        List<Signal> listed = new ArrayList<>();
        counted.forEach(origin -> listed.add(seen.get(origin)));
        if (evidence.events() <= counted.size()) {
            Judgement judgement = listed(decision, rule, listed, preceding, samePolicy);
            return Conclusions.concern(rule)
                    ? judgement.and(
                            concluded.support(),
                            "What it counts are decisions about others, which are "
                                    + concluded.support().text() + " at the least.")
                    : judgement;
        }
        return Conclusions.concern(rule)
                ? Judgement.of(
                        Support.PARTLY,
                        "The last " + counted.size() + " of " + evidence.events()
                                + " conclusions about others are in the history of decisions; the others are not listed.")
                : stretch(decision, rule, samePolicy, counted.size());
    }

    private static Judgement incomplete(int listed, int missing, Rule rule) {
        if (Conclusions.concern(rule)) {
            return Judgement.of(
                    Support.PARTLY,
                    "Of " + listed + " conclusions about others that were counted, " + missing
                            + " are not in the history of decisions.");
        }
        return missing == listed
                ? Judgement.of(
                        Support.GONE, "None of the " + listed + " events that the evidence lists is there any more.")
                : Judgement.of(
                        Support.PARTLY,
                        "Of the " + listed + " events that the evidence lists, " + missing
                                + " are gone; the others are about the subject, and the rule counts them.");
    }

    /** Every event that was counted is listed: they alone must make the rule fire. */
    private Judgement listed(
            Decision decision, Rule rule, List<Signal> listed, Predecessors.Found preceding, boolean samePolicy) {
        Optional<Alarm> alarm = Recount.last(
                rule, clocked(listed, decision.evidence()), preceding.signals().keySet());
        if (alarm.isEmpty()) {
            return Judgement.notSupported("The " + listed.size() + " events that the evidence lists do not make "
                    + rule.name() + " fire: it " + rule.condition().text() + ".");
        }
        Judgement judgement = fired(decision, alarm.get(), samePolicy, "the " + listed.size() + " listed events");
        return rule.condition() instanceof Condition.Consecutive consecutive
                        && !consecutive.resetOn().isEmpty()
                ? inARow(decision, rule, judgement)
                : judgement;
    }

    /** What ends a row stands between the listed events, if it does. */
    private Judgement inARow(Decision decision, Rule rule, Judgement judgement) {
        Evidence evidence = decision.evidence();
        Stretch stretch = read(decision, rule);
        if (!stretch.whole()) {
            return judgement.and(
                    Support.PARTLY,
                    "Whether anything ended the row in between could not be looked up: not all is there.");
        }
        return recount(decision, rule, stretch)
                .map(alarm -> judgement.and(
                        Support.SUPPORTED,
                        "Nothing ended the row among the " + stretch.read() + " records of that time."))
                .orElseGet(() -> judgement.and(
                        Support.NOT_SUPPORTED,
                        "Among the records between " + evidence.firstAt() + " and " + evidence.lastAt()
                                + " is one that ends the row."));
    }

    /** More was counted than is listed: all that is recorded of the time is read. */
    private Judgement stretch(Decision decision, Rule rule, boolean samePolicy, int listed) {
        Stretch stretch = read(decision, rule);
        Optional<Alarm> alarm = recount(decision, rule, stretch);
        if (alarm.isPresent()) {
            return fired(
                    decision,
                    alarm.get(),
                    samePolicy,
                    stretch.records().size() + " events about the subject among the " + stretch.read()
                            + " records of that time");
        }
        String tail = "The last " + listed + " of " + decision.evidence().events()
                + " events are about the subject, and the rule counts them; ";
        return stretch.whole()
                ? Judgement.notSupported(tail + "but the " + stretch.records().size()
                        + " that are on record of that time do not make it fire at " + History.firing(decision) + ".")
                : Judgement.of(Support.PARTLY, tail + "the others are gone or too many to be read.");
    }

    private Stretch read(Decision decision, Rule rule) {
        Evidence evidence = decision.evidence();
        Set<String> familiar = Set.copyOf(decision.except());
        return events.between(
                evidence.firstAt(),
                evidence.lastAt(),
                record -> sightings
                        .seen(rule, decision.subject(), record, familiar)
                        .isPresent());
    }

    /** The alarm at the event that fired, counted from the first event of the evidence on. */
    private Optional<Alarm> recount(Decision decision, Rule rule, Stretch stretch) {
        Evidence evidence = decision.evidence();
        Set<String> familiar = Set.copyOf(decision.except());
        List<Signal> signals = new ArrayList<>();
        Signal last = null;
        for (SourceRecord record : stretch.records()) {
            Optional<Signal> signal = sightings.seen(rule, decision.subject(), record, familiar);
            if (record.origin().equals(History.firing(decision))) {
                last = signal.orElse(null);
            } else {
                signal.ifPresent(signals::add);
            }
        }
        if (last == null) {
            return Optional.empty();
        }
        signals.add(last);
        for (int start = 0; start < Math.min(MOST_STARTS, signals.size()); start++) {
            List<Signal> from = signals.subList(start, signals.size());
            Optional<Alarm> alarm = Recount.last(rule, clocked(from, evidence), Set.of());
            if (alarm.filter(fired -> fired.evidence().events() == evidence.events())
                    .isPresent()) {
                return alarm;
            }
        }
        return Optional.empty();
    }

    /** The subject's clock never goes back; where it stood at the first and the last event, the evidence says. */
    private static List<Counted> clocked(List<Signal> signals, Evidence evidence) {
        List<Counted> counted = new ArrayList<>();
        long clock = evidence.firstAt().toEpochMilli();
        for (int i = 0; i < signals.size(); i++) {
            clock = Math.max(clock, signals.get(i).time());
            clock = i == signals.size() - 1 ? Math.max(clock, evidence.lastAt().toEpochMilli()) : clock;
            counted.add(new Counted(signals.get(i), clock));
        }
        return counted;
    }

    private static Judgement fired(Decision decision, Alarm alarm, boolean samePolicy, String by) {
        List<String> others = differences(decision.evidence(), alarm.evidence());
        String fires = "Run again over " + by + ", " + alarm.rule().name() + " fires at " + History.firing(decision);
        if (others.isEmpty()) {
            return new Judgement(Support.SUPPORTED, List.of(fires + " with the same figures."), alarm);
        }
        String figures = fires + ", with other figures: " + String.join(", ", others) + ".";
        boolean sameCount = decision.evidence().events() == alarm.evidence().events();
        Support support = !samePolicy ? Support.SUPPORTED : sameCount ? Support.PARTLY : Support.NOT_SUPPORTED;
        return new Judgement(support, List.of(figures), alarm);
    }

    private static List<String> differences(Evidence stated, Evidence derived) {
        List<String> others = new ArrayList<>();
        derived.arithmetic().forEach((name, figure) -> {
            Long said = stated.arithmetic().get(name);
            if (!figure.equals(said)) {
                others.add(name + " is " + figure + " and not " + said);
            }
        });
        if (derived.events() != stated.events()) {
            others.add(derived.events() + " events and not " + stated.events());
        }
        return others;
    }
}
