package io.sordini.app;

import io.sordini.app.config.EffectiveSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;

/** The settings in force as a table for people. */
final class ConfigPrint {

    private ConfigPrint() {}

    static void print(EffectiveSettings effective, Set<Role> roles, PrintWriter out) {
        print("sordini", effective.own(), out);
        for (Role role : roles) {
            print(
                    role.text() + ": Kafka Streams and its clients; Kafka's own defaults are not listed",
                    effective.clients(role.text(), role.settings(effective.config())),
                    out);
        }
    }

    private static void print(String title, List<EffectiveSettings.Line> lines, PrintWriter out) {
        int name = width(lines.stream().map(EffectiveSettings.Line::name).toList());
        int value = width(lines.stream().map(EffectiveSettings.Line::value).toList());
        out.println("# " + title);
        for (EffectiveSettings.Line line : lines) {
            out.println(
                    ("%-" + name + "s = %-" + value + "s  # %s").formatted(line.name(), line.value(), line.origin()));
        }
        out.println();
    }

    /** A value that is longer than most sticks out. */
    private static int width(List<String> texts) {
        return texts.stream()
                .mapToInt(text -> Math.min(text.length(), 44))
                .max()
                .orElse(1);
    }
}
