package io.sordini.schemas;

import java.util.List;
import java.util.stream.Collectors;

/** {@code docs/topics.md}, made from {@link Topic} so that it cannot say anything else. */
final class TopicPage {

    private static final String HEAD = """
            # Topics

            Made from `Topic.java` by the test `TopicPageTest`; edit that enum, not this page.

            Names carry a configurable prefix, `sordini.` by default. Every value form has a JSON Schema (2020-12).
            **Same partitions** means: all topics so marked have the same number of partitions, fixed for good, since a
            record is answered on the partition number it came from.

            | topic | key | value | cleanup | kept for | same partitions | schema |
            |---|---|---|---|---|---|---|
            """;

    private TopicPage() {}

    static String render() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Topic topic : Topic.values()) {
            page.append(row(topic));
        }
        page.append("\n## Settings\n\n`sordini topics create` sets these, `sordini topics check` compares them.\n");
        for (Topic topic : Topic.values()) {
            page.append("\n`").append(topic.suffix()).append("`\n\n");
            topic.settings().forEach((name, value) -> page.append("* `%s` = `%s`\n".formatted(name, value)));
        }
        return page.toString();
    }

    private static String row(Topic topic) {
        List<String> cells = List.of(
                "`" + topic.suffix() + "`",
                topic.keyForm(),
                topic.valueForm(),
                topic.cleanup().policy(),
                topic.cleanup() == Topic.Cleanup.COMPACT
                        ? "the last of each key"
                        : topic.retention().toDays() + " days",
                topic.copartitioned() ? "yes" : "no",
                topic.schemas().stream().map(TopicPage::link).collect(Collectors.joining(", ")));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String link(String resource) {
        String name = resource.substring(resource.lastIndexOf('/') + 1).replace(".schema.json", "");
        return "[%s](../schemas/src/main/resources%s)".formatted(name, resource);
    }
}
