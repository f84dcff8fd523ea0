package io.sordini.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The alerts speak of metrics that the page names; a test with a running process holds the page to what is served. */
class AlertsTest {

    private static final Pattern METRIC = Pattern.compile("\\b(?:sordini|kafka|jvm|process|disk)_[a-z_]+\\b");
    private static final Pattern NAMED = Pattern.compile("`([a-z_]+)`");
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum)$");

    private record Alert(String name, String expression, String labels, String annotations) {
        static Alert of(Map<String, Object> rule) {
            return new Alert(
                    String.valueOf(rule.get("alert")),
                    String.valueOf(rule.get("expr")),
                    String.valueOf(rule.get("labels")),
                    String.valueOf(rule.get("annotations")));
        }
    }

    @Test
    void every_metric_of_an_alert_is_on_the_page() throws IOException {
        Set<String> named = names(NAMED, Files.readString(root().resolve("docs/metrics.md")));

        assertThat(alerts())
                .hasSizeGreaterThan(10)
                .allSatisfy(alert -> assertThat(names(METRIC, alert.expression()))
                        .allSatisfy(metric ->
                                assertThat(named).contains(PART.matcher(metric).replaceFirst(""))));
    }

    @Test
    void every_alert_is_explained_and_says_what_it_means() throws IOException {
        String page = Files.readString(root().resolve("docs/operations.md"));

        assertThat(alerts()).allSatisfy(alert -> {
            assertThat(page).contains(alert.name());
            assertThat(alert.annotations()).contains("summary");
            assertThat(alert.labels()).containsPattern("severity=(critical|warning)");
        });
    }

    @SuppressWarnings("unchecked") // the form of Prometheus' rule files
    private static List<Alert> alerts() throws IOException {
        String text = Files.readString(root().resolve("deploy/prometheus/alerts.yml"));
        var file = (Map<String, List<Map<String, List<Map<String, Object>>>>>) new Load(
                        LoadSettings.builder().build())
                .loadFromString(text);
        return file.values().iterator().next().stream()
                .flatMap(group -> group.getOrDefault("rules", List.of()).stream())
                .map(Alert::of)
                .toList();
    }

    private static Set<String> names(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.groupCount() == 0 ? matcher.group() : matcher.group(1));
        }
        return names;
    }

    private static Path root() {
        return ReferenceData.checkout();
    }
}
