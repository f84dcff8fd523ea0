package io.sordini.app.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** How many decisions each rule has in force. */
final class RuleBars {

    private static final int ACTION = 9;
    private static final int COUNT = 6;
    private static final int LONGEST_BAR = 40;
    private static final int SHORTEST_BAR = 2;

    private final List<Snapshot.RuleCount> rules;
    private final Theme theme;
    private final int width;
    private final int name;
    private final int bar;

    RuleBars(List<Snapshot.RuleCount> rules, Theme theme, int width) {
        this.rules = rules;
        this.theme = theme;
        this.width = width;
        int longest = 0;
        for (Snapshot.RuleCount rule : rules) {
            longest = Math.max(longest, rule.rule().length());
        }
        int room = width - ACTION - COUNT;
        name = Math.min(longest, room);
        int rest = room - name - 1;
        bar = rest < SHORTEST_BAR ? 0 : Math.min(LONGEST_BAR, rest);
    }

    /** A headline and at most so many lines in all. */
    List<AttributedString> lines(int most) {
        List<AttributedString> lines = new ArrayList<>();
        long all = sum(rules);
        lines.add(new Line(theme)
                .left(Ink.QUIET, "decisions in force", width - COUNT)
                .right(Ink.STRONG, "%,d".formatted(all), COUNT)
                .end(width));
        if (rules.isEmpty()) {
            lines.add(new Line(theme).put(Ink.QUIET, "none").end(width));
        }
        int shown = rules.size() <= most - 1 ? rules.size() : most - 2;
        for (Snapshot.RuleCount rule : rules.subList(0, shown)) {
            lines.add(rule(rule));
        }
        if (shown < rules.size()) {
            List<Snapshot.RuleCount> others = rules.subList(shown, rules.size());
            lines.add(new Line(theme)
                    .left(Ink.QUIET, "%d more rules".formatted(others.size()), width - COUNT)
                    .right(Ink.STRONG, "%,d".formatted(sum(others)), COUNT)
                    .end(width));
        }
        return lines;
    }

    private AttributedString rule(Snapshot.RuleCount rule) {
        Ink ink = Ink.ofAction(rule.action());
        Line line = new Line(theme).left(ink, rule.action(), ACTION).left(Ink.PLAIN, rule.rule(), name);
        if (bar > 0) {
            String share = theme.glyphs().bar(rule.count(), rules.get(0).count(), bar);
            line.put(Ink.PLAIN, " ").left(Ink.GRAPH, share, bar);
        }
        return line.to(width - COUNT)
                .right(Ink.STRONG, "%,d".formatted(rule.count()), COUNT)
                .end(width);
    }

    private static long sum(List<Snapshot.RuleCount> rules) {
        return rules.stream().mapToLong(Snapshot.RuleCount::count).sum();
    }
}
