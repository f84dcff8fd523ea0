package io.sordini.app.backtest;

import io.sordini.core.backtest.Change;
import io.sordini.core.backtest.Comparison;
import io.sordini.core.backtest.RuleKey;
import io.sordini.core.backtest.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** For each rule, what the new policy does less to the left and what it does more to the right, as bars. */
final class RuleChart {

    private static final int RULES = 25;
    private static final int ROW = 26;
    private static final int BAR = 14;
    private static final int WIDTH = 860;
    private static final int LABEL = 230;
    private static final int NUMBER = 48;
    private static final int HALF = (WIDTH - LABEL - 2 * NUMBER) / 2;
    private static final int MIDDLE = LABEL + NUMBER + HALF;
    private static final int LONGEST_NAME = 30;

    private final List<Map.Entry<RuleKey, Tally>> rules;
    private final long most;

    RuleChart(Comparison comparison) {
        rules = comparison.rules().entrySet().stream()
                .filter(rule -> less(rule.getValue()) + more(rule.getValue()) > 0)
                .sorted(Comparator.comparingLong(
                                (Map.Entry<RuleKey, Tally> rule) -> -(less(rule.getValue()) + more(rule.getValue())))
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(RULES)
                .toList();
        most = rules.stream()
                .mapToLong(rule -> Math.max(less(rule.getValue()), more(rule.getValue())))
                .max()
                .orElse(1);
    }

    private static long less(Tally tally) {
        return tally.of(Change.LOST) + tally.of(Change.SHORTENED);
    }

    private static long more(Tally tally) {
        return tally.of(Change.GAINED) + tally.of(Change.EXTENDED);
    }

    void write(Markup page) {
        if (rules.isEmpty()) {
            page.raw("<p>No rule decides more or less than before.</p>\n");
            return;
        }
        int height = rules.size() * ROW + 8;
        page.format("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"rt rd\">\n", WIDTH, height)
                .raw("<title id=\"rt\">Decisions that differ, by rule</title>\n<desc id=\"rd\">");
        rules.forEach(rule -> page.text(rule.getKey().text())
                .format(": %,d fewer or shorter, %,d more or longer. ", less(rule.getValue()), more(rule.getValue())));
        page.raw("</desc>\n");
        for (int i = 0; i < rules.size(); i++) {
            row(page, rules.get(i).getKey(), rules.get(i).getValue(), 4 + i * ROW);
        }
        page.format("<line class=\"axis\" x1=\"%d\" y1=\"0\" x2=\"%d\" y2=\"%d\"/>\n</svg>\n", MIDDLE, MIDDLE, height);
    }

    private void row(Markup page, RuleKey rule, Tally tally, int top) {
        int text = top + BAR - 2;
        String name = rule.text();
        page.format("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">", LABEL - 8, text)
                .text(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name)
                .raw("</text>\n");
        double lost = length(tally.of(Change.LOST));
        double shortened = length(tally.of(Change.SHORTENED));
        double gained = length(tally.of(Change.GAINED));
        double extended = length(tally.of(Change.EXTENDED));
        bar(page, Change.LOST, tally, MIDDLE - lost, lost, top);
        bar(page, Change.SHORTENED, tally, MIDDLE - lost - shortened, shortened, top);
        bar(page, Change.GAINED, tally, MIDDLE, gained, top);
        bar(page, Change.EXTENDED, tally, MIDDLE + gained, extended, top);
        number(page, less(tally), MIDDLE - lost - shortened - 6, "end", text);
        number(page, more(tally), MIDDLE + gained + extended + 6, "start", text);
    }

    private double length(long count) {
        return count == 0 ? 0 : Math.max(2, (double) HALF * count / most);
    }

    private static void bar(Markup page, Change change, Tally tally, double x, double width, int top) {
        if (width > 0) {
            page.format(
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%,d %s</title></rect>\n",
                    change.text(), x, top, width, BAR, tally.of(change), change.text());
        }
    }

    private static void number(Markup page, long number, double x, String anchor, int y) {
        if (number > 0) {
            page.format("<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%,d</text>\n", x, y, anchor, number);
        }
    }
}
