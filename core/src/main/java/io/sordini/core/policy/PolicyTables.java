package io.sordini.core.policy;

import io.sordini.core.policy.Response.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A policy's limits and rules as Markdown, for people. */
public final class PolicyTables {

    private PolicyTables() {}

    public static String limits(Policy policy) {
        StringBuilder table = new StringBuilder("| limit | of | counts | at most | mode |\n|---|---|---|---|---|\n");
        for (RateLimit limit : policy.limits()) {
            row(
                    table,
                    limit.name(),
                    limit.subject().text(),
                    limit.on().noun() + means(limit),
                    String.join(
                            "; ",
                            limit.windows().stream().map(PolicyTables::window).toList()),
                    name(limit.mode()));
        }
        return table.toString();
    }

    private static String means(RateLimit limit) {
        List<String> means = new ArrayList<>(limit.methods().stream().sorted().toList());
        if (!limit.paths().isEmpty()) {
            means.add(String.join(
                    ", ", limit.paths().stream().map(PathTemplate::text).toList()));
        }
        return means.isEmpty() ? "" : ": " + String.join(" ", means);
    }

    private static String window(RateLimit.Window window) {
        String burst = window.burst() == window.rate() ? "" : ", " + window.burst() + " at once";
        return window.rate() + " per " + DurationText.format(window.per()) + burst;
    }

    public static String rules(Policy policy) {
        StringBuilder table = new StringBuilder(
                "| rule | what | of | counts | fires: it | then | severity | mode | labels |\n|---|---|---|---|---|---|---|---|---|\n");
        for (Rule rule : policy.rules()) {
            row(
                    table,
                    rule.name(),
                    rule.what(),
                    rule.subject().text(),
                    String.join(
                            ", ",
                            rule.on().list().stream().map(fact -> fact.noun()).toList()),
                    rule.condition().text() + spared(rule),
                    response(rule.response()),
                    name(rule.severity()),
                    name(rule.mode()),
                    String.join(" ", rule.labels()));
        }
        return table.toString();
    }

    private static String spared(Rule rule) {
        return rule.sparesFamiliar() ? "; familiar networks do not count and are spared" : "";
    }

    private static String response(Response response) {
        String target = response.target() == Target.ITSELF
                ? ""
                : response.target() == Target.SESSION
                        ? " the session"
                        : " the addresses with " + response.least() + " of them or more";
        String escalates = response.escalates() ? ", longer each time" : "";
        String spared = response.target() == Target.SESSION
                ? "; at a shared address nothing"
                : "; a shared address is challenged";
        String shared = response.sparesShared() ? spared : "";
        return response.action().text() + target + " for " + DurationText.format(response.duration()) + escalates
                + shared;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void row(StringBuilder table, String... cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
