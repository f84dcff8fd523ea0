package io.sordini.core.policy;

import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Trait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When a rule fires. One record per kind. */
public sealed interface Condition {

    /** Largest number of events that a rule may ask for; it bounds what is kept of a subject. */
    int MAX_COUNT = 1000;

    /** Signals that it must see beside those that the rule counts. */
    default Facts facts() {
        return Facts.NONE;
    }

    /** For people; completes "the rule, which ...". */
    String text();

    /**
     * Fires when a leaky bucket overflows.
     *
     * @param capacity events that the bucket holds
     * @param leak time in which one event leaks out
     * @param distinct which value of an event counts once only
     */
    record Leaky(int capacity, Duration leak, @Nullable Trait distinct) implements Condition {
        @Override
        public String text() {
            String of = distinct == null ? "" : " of different " + plural(distinct);
            return "holds " + capacity + of + " and lets one go every " + DurationText.format(leak);
        }
    }

    /**
     * Fires when the events of a time span are many and different enough.
     *
     * @param within only events younger than that count
     * @param count so many events at least
     * @param distinct so many different values at least
     * @param once which value of an event counts once only
     * @param among only what such addresses sent counts
     * @param travel the last event is that far from another; what comes from no known place does not count
     */
    record Window(
            Duration within,
            int count,
            Map<Trait, Integer> distinct,
            @Nullable PerValue perValue,
            @Nullable Share share,
            @Nullable Trait once,
            @Nullable Among among,
            @Nullable Travel travel)
            implements Condition {

        public Window {
            distinct = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(distinct));
        }

        /** A window that does not ask where events come from. */
        public Window(
                Duration within,
                int count,
                Map<Trait, Integer> distinct,
                @Nullable PerValue perValue,
                @Nullable Share share,
                @Nullable Trait once) {
            this(within, count, distinct, perValue, share, once, null, null);
        }

        @Override
        public String text() {
            List<String> parts = new ArrayList<>();
            parts.add("wants " + count + " within " + DurationText.format(within));
            distinct.forEach((trait, least) -> parts.add(least + " different " + plural(trait)));
            if (perValue != null) {
                parts.add(perValue.least + " to " + perValue.most + " each for " + perValue.share + "% of the "
                        + plural(perValue.of));
            }
            if (share != null) {
                parts.add("at least " + share.percent + "% " + share.of.noun());
            }
            if (among != null) {
                parts.add("all from addresses with " + among.least + " of them or more under " + among.users
                        + " different names, and the same share");
            }
            if (travel != null) {
                String speed = travel.kmh == 0 ? "" : " at " + travel.kmh + " km/h or more";
                parts.add(travel.km + " km apart" + speed);
            }
            return String.join(", ", parts);
        }
    }

    /**
     * Of all values, so many have a number of events within bounds.
     *
     * @param share percent of the values
     */
    record PerValue(Trait of, int least, int most, int share) {}

    /**
     * Of all events, so many say something.
     *
     * @param percent of the events
     */
    record Share(Fact of, int percent) {}

    /**
     * Addresses that sent so many of the events under so many names, and keep the share of the rule themselves. What a
     * whole server sees is mostly ordinary use, and a share of all of it would say more about the hour than about attacks.
     *
     * @param least events of one address
     * @param users different names that it used
     */
    record Among(int least, int users) {}

    /**
     * How far two events are from each other.
     *
     * @param km kilometres at least
     * @param kmh and so fast at least, in kilometres an hour; 0 if the speed does not matter
     */
    record Travel(int km, int kmh) {}

    /**
     * Fires at so many events in a row, and at each one after that, each time for twice as long.
     *
     * @param resetOn what ends the row
     * @param within after so long without an event the row is over
     * @param longest the response does not grow beyond
     * @param once which value of an event counts once only
     */
    record Consecutive(
            int count,
            Facts resetOn,
            Duration within,
            Duration longest,
            @Nullable Trait once) implements Condition {
        @Override
        public Facts facts() {
            return resetOn;
        }

        @Override
        public String text() {
            String repeats = once == null ? "" : ", repeats of a " + name(once) + " not counted";
            return "wants " + count + " in a row" + repeats + " and then doubles its wait up to "
                    + DurationText.format(longest);
        }
    }

    /**
     * Fires when what the rule counts follows on something else.
     *
     * @param first the signals that come first
     * @param after or the rules that fire first on the same subject
     * @param count so many of them at least
     */
    record Sequence(Facts first, Set<String> after, int count, Duration within) implements Condition {

        public Sequence {
            after = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(after));
        }

        @Override
        public Facts facts() {
            return first;
        }

        @Override
        public String text() {
            List<String> names = new ArrayList<>();
            first.forEach(fact -> names.add(fact.noun()));
            names.addAll(after);
            String many = count == 1 ? "" : count + " ";
            return "wants it within " + DurationText.format(within) + " after " + many + String.join(", ", names);
        }
    }

    private static String name(Trait trait) {
        return trait.name().toLowerCase(Locale.ROOT);
    }

    private static String plural(Trait trait) {
        return switch (trait) {
            case QUERY -> "queries";
            case ADDRESS -> "addresses";
            default -> name(trait) + "s";
        };
    }
}
