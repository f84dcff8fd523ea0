package io.sordini.core.detect;

import io.sordini.core.detect.Alarm.Contributor;
import io.sordini.core.detect.WindowState.Entry;
import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Condition.Among;
import io.sordini.core.policy.Condition.PerValue;
import io.sordini.core.policy.Condition.Share;
import io.sordini.core.policy.Condition.Travel;
import io.sordini.core.policy.Response.Target;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Trait;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last events of a time span and fires when they are many and different enough, which empties the window. Twice
 * as many events are kept as the rule asks for, so that a flood of one kind cannot grow the state; a rule that counts only
 * what some addresses sent keeps {@value Condition#MAX_COUNT}, and nothing of addresses of which all is well.
 */
final class WindowDetector implements Detector {

    private static final int LEAST_KEPT = 16;
    private static final int SENDER_COUNTER_BITS = 13;
    private static final int SENDER_COUNTERS = 1 << SENDER_COUNTER_BITS;
    private static final long HOUR = 3_600_000;

    private final Rule rule;
    private final Condition.Window window;
    private final List<Trait> traits;

    WindowDetector(Rule rule, Condition.Window window) {
        this.rule = rule;
        this.window = window;
        List<Trait> compared = new ArrayList<>(window.distinct().keySet());
        if (window.perValue() != null) {
            compared.add(window.perValue().of());
        }
        if (window.once() != null) {
            compared.add(window.once());
        }
        if (window.among() != null) {
            compared.add(Trait.USER);
        }
        if (window.travel() != null) {
            compared.add(Trait.PLACE);
        }
        this.traits = compared.stream().distinct().toList();
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public Verdict examine(byte @Nullable [] stored, Signal signal, long time) {
        WindowState state = stored == null ? new WindowState() : WindowState.decode(stored);
        if (!takeIn(state, signal, time)) {
            return new Verdict(stored, null); // what is old in it is forgotten with the next that counts
        }
        List<Entry> counted = counted(state.entries);
        if (!holds(counted)) {
            return new Verdict(state.encode(), null);
        }
        Alarm alarm = null;
        if (Silence.isOver(rule, state.silentUntil, time)) {
            alarm = new Alarm(rule, evidence(state, counted), rule.response().duration(), contributors(state));
            state.silentUntil = Silence.from(rule, time);
        }
        state.clear();
        return new Verdict(state.encode(), alarm);
    }

    private int kept() {
        return window.among() == null ? Math.max(LEAST_KEPT, 2 * window.count()) : Condition.MAX_COUNT;
    }

    @Override
    public String shape() {
        return "window " + traits
                + (window.share() == null ? "" : window.share().of())
                + (keepsClients() ? " clients" : "");
    }

    @Override
    public byte @Nullable [] gather(byte @Nullable [] stored, Signal signal, long time) {
        WindowState state = stored == null ? new WindowState() : WindowState.decode(stored);
        return takeIn(state, signal, time) ? state.encode() : stored;
    }

    /** Whether it counts, rather than being a repeat or of no interest. */
    private boolean takeIn(WindowState state, Signal signal, long time) {
        state.forget(time - window.within().toMillis(), kept() - 1);
        Entry entry = entry(signal, time);
        if (isRepeat(state, entry) || isNowhere(entry) || isIrrelevant(state, entry)) {
            return false;
        }
        state.entries.add(entry);
        state.origins.add(signal.origin());
        return true;
    }

    @Override
    public long lifetime() {
        return Math.max(window.within().toMillis(), rule.suppress().toMillis());
    }

    private boolean keepsClients() {
        return rule.response().target() == Target.ADDRESSES || window.among() != null;
    }

    private Entry entry(Signal signal, long time) {
        long[] values = new long[traits.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = traits.get(i).of(signal.traits());
        }
        Share share = window.share();
        boolean shared = share != null && signal.facts().contains(share.of());
        Address client = keepsClients() ? signal.traits().client() : null;
        return new Entry(time, shared, values, client);
    }

    private boolean isRepeat(WindowState state, Entry entry) {
        Trait once = window.once();
        if (once == null) {
            return false;
        }
        int at = traits.indexOf(once);
        long value = entry.values()[at];
        return (value != 0 || !once.isUnknownWhenAbsent())
                && state.entries.stream().anyMatch(known -> known.values()[at] == value);
    }

    private boolean isNowhere(Entry entry) {
        return window.travel() != null && entry.values()[traits.indexOf(Trait.PLACE)] == 0;
    }

    /** Whether nothing is wrong with what comes from there: most of what a server sees is of that kind. */
    private boolean isIrrelevant(WindowState state, Entry entry) {
        return window.among() != null
                && (entry.client() == null
                        || (!entry.shared()
                                && state.entries.stream()
                                        .noneMatch(known -> entry.client().equals(known.client()))));
    }

    /** What the rule counts. */
    private List<Entry> counted(List<Entry> entries) {
        Among among = window.among();
        if (among == null || entries.size() < window.count()) {
            return entries;
        }
        List<Entry> repeated = repeated(entries, among.least());
        if (repeated.size() < window.count()) {
            return repeated;
        }
        Map<Address, List<Entry>> sent = bySender(repeated);
        sent.values().removeIf(own -> own.size() < among.least() || !keepsShare(own) || users(own) < among.users());
        return repeated.stream()
                .filter(entry -> entry.client() != null && sent.containsKey(entry.client()))
                .toList();
    }

    /**
     * At least what comes from senders of so many: most senders are there once, and grouping them by sender at each event would
     * cost more than all other rules together.
     */
    private static List<Entry> repeated(List<Entry> entries, int least) {
        short[] sent = new short[SENDER_COUNTERS];
        for (Entry entry : entries) {
            sent[counter(entry.client())]++;
        }
        List<Entry> repeated = new ArrayList<>();
        for (Entry entry : entries) {
            if (sent[counter(entry.client())] >= least) {
                repeated.add(entry);
            }
        }
        return repeated;
    }

    private static int counter(@Nullable Address client) {
        long bits = client == null ? 0 : client.high() * 31 + client.low();
        return (int) ((bits * 0x9e3779b97f4a7c15L) >>> (Long.SIZE - SENDER_COUNTER_BITS));
    }

    private int users(List<Entry> entries) {
        return counts(entries, Trait.USER).size();
    }

    private static Map<Address, List<Entry>> bySender(List<Entry> entries) {
        Map<Address, List<Entry>> sent = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.client() != null) {
                sent.computeIfAbsent(entry.client(), client -> new ArrayList<>())
                        .add(entry);
            }
        }
        return sent;
    }

    private boolean holds(List<Entry> entries) {
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
        return keepsShare(entries) && (window.travel() == null || kilometres(entries, window.travel()) > 0);
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

    private boolean keepsShare(List<Entry> entries) {
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

    private Evidence evidence(WindowState state, List<Entry> entries) {
        long first = entries.get(0).time();
        long last = entries.get(entries.size() - 1).time();
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        arithmetic.put("count", (long) window.count());
        arithmetic.put("within_ms", window.within().toMillis());
        arithmetic.put("events", (long) entries.size());
        arithmetic.put("window_ms", last - first);
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
        return new Evidence(
                arithmetic,
                entries.size(),
                Instant.ofEpochMilli(first),
                Instant.ofEpochMilli(last),
                origins(state, entries));
    }

    /** Where those came from that count, as far as it is remembered. */
    private static List<String> origins(WindowState state, List<Entry> counted) {
        List<String> origins = state.origins.list();
        if (counted.size() == state.entries.size()) {
            return origins;
        }
        Set<Entry> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        wanted.addAll(counted);
        int offset = state.entries.size() - origins.size();
        List<String> theirs = new ArrayList<>();
        for (int i = Math.max(0, offset); i < state.entries.size(); i++) {
            if (wanted.contains(state.entries.get(i))) {
                theirs.add(origins.get(i - offset));
            }
        }
        return theirs;
    }

    /**
     * An address whose own logins mostly succeed is somebody's who was there at the same time. One whose events are too long
     * ago for their origins to be remembered names the event at which it was found.
     */
    private List<Contributor> contributors(WindowState state) {
        List<String> origins = state.origins.list();
        int offset = state.entries.size() - origins.size();
        String found = origins.get(origins.size() - 1);
        Map<Address, String> last = new HashMap<>();
        for (int i = Math.max(0, offset); i < state.entries.size(); i++) {
            Address client = state.entries.get(i).client();
            if (client != null) {
                last.put(client, origins.get(i - offset));
            }
        }
        Map<Address, List<Entry>> sent = bySender(counted(state.entries));
        return sent.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= rule.response().least() && keepsShare(entry.getValue()))
                .map(entry -> new Contributor(entry.getKey(), last.getOrDefault(entry.getKey(), found)))
                .toList();
    }
}
