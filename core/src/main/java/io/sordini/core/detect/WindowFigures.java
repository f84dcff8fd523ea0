package io.sordini.core.detect;

import io.sordini.core.detect.WindowState.Entry;
import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Condition.PerValue;
import io.sordini.core.policy.Condition.Share;
import io.sordini.core.policy.Condition.Travel;
import io.sordini.schemas.signal.Trait;
import io.sordini.schemas.subject.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the events of a window add up to, and whether that is what its rule asks for. */
final class WindowFigures {

    private static final long HOUR = 3_600_000;

    private final Condition.Window window;
    private final List<Trait> traits;

    /** @param traits in the order in which an event's values are kept */
    WindowFigures(Condition.Window window, List<Trait> traits) {
        this.window = window;
        this.traits = traits;
    }

    /** Whether events are many and different enough for the rule. */
    boolean hold(List<Entry> entries) {
        if (entries.size() < window.count()) {
            return false;
        }
        for (Map.Entry<Trait, Integer> wanted : window.distinct().entrySet()) {
            if (counts(entries, wanted.getKey()).size() < wanted.getValue()) {
                return false;
            }
        }
        PerValue perValue = window.perValue();
        if (perValue != null && percentWithin(entries, perValue) < perValue.share()) {
            return false;
        }
        return keepShare(entries) && (window.travel() == null || kilometres(entries, window.travel()) > 0);
    }

    /** How far the last event is from the one that it cannot have come from; 0 if from none. */
    private long kilometres(List<Entry> entries, Travel travel) {
        int at = traits.indexOf(Trait.PLACE);
        Entry last = entries.get(entries.size() - 1);
        Place here = Place.of(last.values()[at]);
        long farthest = 0;
        for (Entry entry : entries) {
            long way = here.kilometresTo(Place.of(entry.values()[at]));
            boolean fast = way * HOUR >= (long) travel.kmh() * (last.time() - entry.time());
            if (way >= travel.km() && fast) {
                farthest = Math.max(farthest, way);
            }
        }
        return farthest;
    }

    /** Whether as many of the events as the rule asks for have the fact that it asks for. */
    boolean keepShare(List<Entry> entries) {
        Share share = window.share();
        return share == null || 100 * shared(entries) >= (long) share.percent() * entries.size();
    }

    private static long shared(List<Entry> entries) {
        return entries.stream().filter(Entry::shared).count();
    }

    /** How often each value is there. */
    private Map<Long, Integer> counts(List<Entry> entries, Trait trait) {
        int at = traits.indexOf(trait);
        Map<Long, Integer> counts = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.values()[at] != 0) {
                counts.merge(entry.values()[at], 1, Integer::sum);
            }
        }
        return counts;
    }

    /** How many percent of the values are there as often as the rule wants, rounded down. */
    private int percentWithin(List<Entry> entries, PerValue perValue) {
        Map<Long, Integer> counts = counts(entries, perValue.of());
        long within = counts.values().stream()
                .filter(count -> count >= perValue.least() && count <= perValue.most())
                .count();
        return counts.isEmpty() ? 0 : (int) (100 * within / counts.size());
    }

    /** How many users events are about. */
    int users(List<Entry> entries) {
        return counts(entries, Trait.USER).size();
    }

    /** The figures for the evidence, by name. */
    Map<String, Long> arithmetic(List<Entry> entries) {
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        arithmetic.put("count", (long) window.count());
        arithmetic.put("within_ms", window.within().toMillis());
        arithmetic.put("events", (long) entries.size());
        arithmetic.put(
                "window_ms",
                entries.get(entries.size() - 1).time() - entries.get(0).time());
        for (Trait trait : window.distinct().keySet()) {
            String name = trait.name().toLowerCase(Locale.ROOT);
            arithmetic.put("distinct_" + name, (long) counts(entries, trait).size());
            arithmetic.put("wanted_" + name, (long) window.distinct().getOrDefault(trait, 0));
        }
        PerValue perValue = window.perValue();
        if (perValue != null) {
            arithmetic.put("percent_within", (long) percentWithin(entries, perValue));
        }
        if (window.share() != null) {
            arithmetic.put("percent_shared", 100 * shared(entries) / entries.size());
        }
        if (window.travel() != null) {
            arithmetic.put("kilometres", kilometres(entries, window.travel()));
            arithmetic.put("wanted_kilometres", (long) window.travel().km());
        }
        return arithmetic;
    }
}
