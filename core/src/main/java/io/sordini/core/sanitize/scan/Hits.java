package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a scan found, in the order of the text and without overlaps: where two finds meet, the longer one takes the
 * place of both. Reused by the next scan.
 */
public final class Hits {

    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private MaskClass[] classes = new MaskClass[16];
    private @Nullable MaskingRule[] rules = new MaskingRule[16];
    private int size;
    private @Nullable Hits ahead;

    Hits() {}

    public int size() {
        return size;
    }

    /** Index of the first byte. */
    public int start(int hit) {
        return starts[hit];
    }

    /** Index behind the last byte. */
    public int end(int hit) {
        return ends[hit];
    }

    public MaskClass maskClass(int hit) {
        return classes[hit];
    }

    /** The rule of the name that the value stands under, or null where the class decides. */
    public @Nullable MaskingRule rule(int hit) {
        return rules[hit];
    }

    void clear() {
        Arrays.fill(rules, 0, size, null);
        size = 0;
        ahead = null;
    }

    /** Where the last find ends, or -1. */
    int lastEnd() {
        return size == 0 ? -1 : ends[size - 1];
    }

    void add(int start, int end, MaskClass found) {
        add(start, end, found, null);
    }

    /** Adds a find that does not end before the last one does; it takes in those that it overlaps. */
    void add(int start, int end, MaskClass found, @Nullable MaskingRule rule) {
        int from = start;
        int to = end;
        MaskClass kept = found;
        MaskingRule keptRule = rule;
        int longest = end - start;
        while (size > 0 && ends[size - 1] > from) {
            size--;
            if (ends[size] - starts[size] > longest) {
                longest = ends[size] - starts[size];
                kept = classes[size];
                keptRule = rules[size];
            }
            from = Math.min(from, starts[size]);
            to = Math.max(to, ends[size]);
        }
        put(from, to, kept, keptRule);
    }

    /** Adds a find that the scan has not come to yet; {@link #settle} puts it in its place. */
    void addAhead(int start, int end, MaskClass found, @Nullable MaskingRule rule) {
        ahead = ahead == null ? new Hits() : ahead;
        ahead.add(start, end, found, rule);
    }

    /** Puts what was found ahead of its turn in its place, once the scan is over. */
    void settle() {
        if (ahead != null) {
            merge(ahead);
        }
    }

    /** Becomes what another scan found. */
    void take(Hits other) {
        clear();
        for (int i = 0; i < other.size; i++) {
            put(other.starts[i], other.ends[i], other.classes[i], other.rules[i]);
        }
    }

    /** Adds what another scan of the same text found, such as one of its decoded form. */
    void merge(Hits other) {
        if (other.size == 0) {
            return;
        }
        Hits mine = new Hits();
        for (int i = 0; i < size; i++) {
            mine.put(starts[i], ends[i], classes[i], rules[i]);
        }
        clear();
        int a = 0;
        int b = 0;
        while (a < mine.size || b < other.size) {
            boolean first = b == other.size || (a < mine.size && mine.starts[a] <= other.starts[b]);
            Hits from = first ? mine : other;
            int i = first ? a++ : b++;
            add(from.starts[i], from.ends[i], from.classes[i], from.rules[i]);
        }
    }

    private void put(int start, int end, MaskClass found, @Nullable MaskingRule rule) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            classes = Arrays.copyOf(classes, 2 * size);
            rules = Arrays.copyOf(rules, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        classes[size] = found;
        rules[size] = rule;
        size++;
    }
}
