package io.sordini.topology;

import java.util.stream.Collectors;

/** The table of {@code docs/metrics.md}, made from {@link Metric} so that it cannot say anything else. */
final class MetricsPage {

    static final String BEGIN =
            "<!-- made from Metric.java by the test MetricsPageTest: edit that enum, not this table -->\n";
    static final String END = "<!-- end of the made table -->";

    private MetricsPage() {}

    static String table() {
        StringBuilder table = new StringBuilder("| metric | type | labels | meaning |\n|---|---|---|---|\n");
        for (Metric metric : Metric.values()) {
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            metric.exposedName(),
                            metric.kind().text(),
                            metric.labels().stream()
                                    .map(label -> "`" + label + "`")
                                    .collect(Collectors.joining(", ")),
                            metric.meaning()));
        }
        return table.toString();
    }
}
