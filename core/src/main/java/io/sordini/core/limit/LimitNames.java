package io.sordini.core.limit;

import io.sordini.core.policy.RateLimit;
import io.sordini.core.store.ByteStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of all limits that may have buckets in a store. It remembers those of earlier policies too: nobody else would know
 * which buckets are left of them when a subject ends. Kept as one record, names by lines.
 */
final class LimitNames {

    /** No bucket has this key. */
    static final String KEY = "limits";

    /** So many limits are not left over by changes of the policy, unless somebody makes up a new name each time. */
    private static final int MAX = 256;

    private final ByteStore store;
    private final Set<String> names = new LinkedHashSet<>();
    private boolean kept;

    LimitNames(ByteStore store, List<RateLimit> current) {
        this.store = store;
        byte[] stored = store.get(KEY);
        if (stored != null) {
            names.addAll(List.of(new String(stored, StandardCharsets.UTF_8).split("\n", -1)));
        }
        List<String> ours = current.stream().map(RateLimit::name).toList();
        kept = names.containsAll(ours);
        if (!kept) {
            ours.forEach(names::remove); // to the end: the oldest make room
            names.addAll(ours);
            List<String> all = new ArrayList<>(names);
            all.subList(0, Math.max(0, all.size() - MAX)).forEach(names::remove);
        }
    }

    /** Writes them down before the first bucket of a new limit is. */
    void keep() {
        if (!kept) {
            store.put(KEY, String.join("\n", names).getBytes(StandardCharsets.UTF_8));
            kept = true;
        }
    }

    Set<String> all() {
        return names;
    }
}
