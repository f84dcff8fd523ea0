package io.sordini.app.policy;

import io.sordini.app.policy.Detection.Kind;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A detection in one table, the rules in the order of their names. */
final class DetectionReport {

    private static final String LINE = "%-26s %9s %9s %9s %9s %9s%n";
    private static final Kind NONE = new Kind(0, 0, 0, 0, 0);

    private final Detection detection;

    DetectionReport(Detection detection) {
        this.detection = detection;
    }

    void print(PrintWriter out) {
        Map<String, Kind> kinds = detection.kinds();
        Map<String, Integer> wrong = detection.falsePositives();
        Set<String> rules = new TreeSet<>(kinds.keySet());
        rules.addAll(wrong.keySet());
        out.printf(LINE, "rule", "attacks", "detected", "by any", "below", "wrongly");
        for (String rule : rules) {
            Kind kind = kinds.getOrDefault(rule, NONE);
            out.printf(
                    LINE,
                    rule,
                    kind.due(),
                    kind.detected(),
                    kind.caught(),
                    kind.early() + " of " + kind.below(),
                    wrong.getOrDefault(rule, 0));
        }
        Kind all = detection.total();
        int wrongly = wrong.values().stream().mapToInt(Integer::intValue).sum();
        out.printf(
                "%,d events; %d attacks at or above their threshold, %d seen by their rule, %d by any; %d decisions about"
                        + " ordinary use, %d of which refuse%n",
                detection.events(), all.due(), all.detected(), all.caught(), wrongly, detection.refusing());
        if (detection.permitted() > 0) {
            out.printf(
                    "%d more attacks are none to this policy, which demands no issuer, audience, second factor or"
                            + " registration%n",
                    detection.permitted());
        }
        new TreeMap<>(detection.examples()).forEach((rule, why) -> out.printf("wrongly by %s: %s%n", rule, why));
        out.flush();
    }
}
