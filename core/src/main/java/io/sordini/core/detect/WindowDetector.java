package io.sordini.core.detect;

import io.sordini.core.detect.Alarm.Contributor;
import io.sordini.core.detect.WindowState.Entry;
import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Condition.Share;
import io.sordini.core.policy.Response.Target;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Trait;
import io.sordini.schemas.subject.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
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

    private final Rule rule;
    private final Condition.Window window;
    private final List<Trait> traits;
    private final WindowFigures figures;
    private final Senders senders;

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
        this.figures = new WindowFigures(window, traits);
        this.senders = new Senders(window, figures);
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
        List<Entry> counted = senders.counted(state.entries);
        if (!figures.hold(counted)) {
            return new Verdict(state.encode(), null);
        }
        Alarm alarm = null;
        if (Silence.isOver(rule, state.silentUntil, time)) {
            alarm = new Alarm(rule, evidence(state, counted), rule.response().duration(), contributors(state, counted));
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

    private Evidence evidence(WindowState state, List<Entry> entries) {
        return new Evidence(
                figures.arithmetic(entries),
                entries.size(),
                Instant.ofEpochMilli(entries.get(0).time()),
                Instant.ofEpochMilli(entries.get(entries.size() - 1).time()),
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
    private List<Contributor> contributors(WindowState state, List<Entry> counted) {
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
        return Senders.group(counted).entrySet().stream()
                .filter(entry ->
                        entry.getValue().size() >= rule.response().least() && figures.keepShare(entry.getValue()))
                .map(entry -> new Contributor(entry.getKey(), last.getOrDefault(entry.getKey(), found)))
                .toList();
    }
}
