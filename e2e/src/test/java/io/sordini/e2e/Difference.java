package io.sordini.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What differs, at most a few lines of it: the whole would be megabytes. */
final class Difference {

    private static final int LINES = 6;

    private Difference() {}

    /** Between two bags of lines. */
    static List<String> between(List<String> expected, List<String> actual) {
        Map<String, Integer> balance = new HashMap<>();
        expected.forEach(line -> balance.merge(line, 1, Integer::sum));
        actual.forEach(line -> balance.merge(line, -1, Integer::sum));
        List<String> lines = new ArrayList<>();
        balance.forEach((line, count) -> {
            if (count != 0) {
                lines.add((count > 0 ? "missing: " : "too many: ") + line);
            }
        });
        return cut(lines);
    }

    /** Between two histories of subjects. */
    static List<String> between(Map<String, List<String>> expected, Map<String, List<String>> actual) {
        List<String> lines = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        for (String key : keys) {
            List<String> wanted = expected.getOrDefault(key, List.of());
            List<String> found = actual.getOrDefault(key, List.of());
            for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
                String want = i < wanted.size() ? wanted.get(i) : "nothing";
                String got = i < found.size() ? found.get(i) : "nothing";
                if (!want.equals(got)) {
                    lines.add(key + " #" + i + " of " + wanted.size() + "\nexpected: " + want + "\nfound:    " + got);
                    break;
                }
            }
        }
        return cut(lines);
    }

    /** What the actual histories hold that the expected ones do not, or hold in another order. */
    static List<String> beyond(Map<String, List<String>> expected, Map<String, List<String>> actual) {
        List<String> lines = new ArrayList<>();
        actual.forEach((key, values) -> {
            Iterator<String> wanted = expected.getOrDefault(key, List.of()).iterator();
            for (String value : values) {
                boolean found = false;
                while (!found && wanted.hasNext()) {
                    found = wanted.next().equals(value);
                }
                if (!found) {
                    lines.add(key + " out of place: " + value);
                    break;
                }
            }
        });
        return cut(lines);
    }

    private static List<String> cut(List<String> lines) {
        if (lines.size() <= LINES) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, LINES));
        first.add("and " + (lines.size() - LINES) + " more");
        return first;
    }
}
