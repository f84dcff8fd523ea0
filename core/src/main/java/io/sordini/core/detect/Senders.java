package io.sordini.core.detect;

import io.sordini.core.detect.WindowState.Entry;
import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Condition.Among;
import io.sordini.schemas.subject.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who sent the events of a window, and whose events count where a rule counts only those of some senders. */
final class Senders {

    private static final int COUNTER_BITS = 13;
    private static final int COUNTERS = 1 << COUNTER_BITS;

    private final Condition.Window window;
    private final WindowFigures figures;

    Senders(Condition.Window window, WindowFigures figures) {
        this.window = window;
        this.figures = figures;
    }

    /** What the rule counts. */
    List<Entry> counted(List<Entry> entries) {
        Among among = window.among();
        if (among == null || entries.size() < window.count()) {
            return entries;
        }
        List<Entry> repeated = repeated(entries, among.least());
        if (repeated.size() < window.count()) {
            return repeated;
        }
        Map<Address, List<Entry>> sent = group(repeated);
        sent.values()
                .removeIf(own ->
                        own.size() < among.least() || !figures.keepShare(own) || figures.users(own) < among.users());
        return repeated.stream()
                .filter(entry -> entry.client() != null && sent.containsKey(entry.client()))
                .toList();
    }

    /**
     * At least what comes from senders of so many: most senders are there once, and grouping them by sender at each event would
     * cost more than all other rules together.
     */
    private static List<Entry> repeated(List<Entry> entries, int least) {
        short[] sent = new short[COUNTERS];
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
        return (int) ((bits * 0x9e3779b97f4a7c15L) >>> (Long.SIZE - COUNTER_BITS));
    }

    /** Events by who sent them, without those of nobody. */
    static Map<Address, List<Entry>> group(List<Entry> entries) {
        Map<Address, List<Entry>> sent = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.client() != null) {
                sent.computeIfAbsent(entry.client(), client -> new ArrayList<>())
                        .add(entry);
            }
        }
        return sent;
    }
}
