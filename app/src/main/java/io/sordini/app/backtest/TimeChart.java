package io.sordini.app.backtest;

import io.sordini.core.backtest.Comparison;
import io.sordini.core.backtest.Timeline;
import java.util.Locale;
import java.util.stream.LongStream;

/** How many decisions both policies make in each part of the history, as two lines with steps. */
final class TimeChart {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 220;
    private static final int LEFT = 56;
    private static final int RIGHT = WIDTH - 8;
    private static final int TOP = 12;
    private static final int BOTTOM = HEIGHT - 28;

    private final Timeline old;
    private final Timeline tried;
    private final long first;
    private final long parts;
    private final long most;

    private TimeChart(Timeline old, Timeline tried) {
        this.old = old;
        this.tried = tried;
        Timeline some = old.isEmpty() ? tried : old;
        Timeline other = tried.isEmpty() ? old : tried;
        this.first = Math.min(some.first(), other.first());
        long last = Math.max(some.last(), other.last());
        this.parts = last - first + 1;
        this.most = LongStream.rangeClosed(first, last)
                .map(part -> Math.max(old.in(part), tried.in(part)))
                .max()
                .orElse(1);
    }

    static void write(Comparison comparison, Markup page) {
        Timeline old = comparison.before().timeline();
        Timeline tried = comparison.after().timeline();
        if (old.isEmpty() && tried.isEmpty()) {
            page.raw("<p>Neither policy decides anything that is to be enforced.</p>\n");
            return;
        }
        long width = Math.max(old.widthMs(), tried.widthMs());
        new TimeChart(old.inPartsOf(width), tried.inPartsOf(width)).write(page);
    }

    private void write(Markup page) {
        page.format("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"tt td\">\n", WIDTH, HEIGHT)
                .raw("<title id=\"tt\">Decisions over time, old and new</title>\n<desc id=\"td\">From ")
                .text(time(first))
                .raw(" to ")
                .text(time(first + parts))
                .format(
                        ", in parts of %s; at most %,d in a part. The old policy makes %,d, the new one %,d.</desc>\n",
                        Words.span(old.widthMs()), most, sum(old), sum(tried));
        grid(page, 0);
        grid(page, most);
        if (most > 1) {
            grid(page, most / 2);
        }
        line(page, "old", old);
        line(page, "new", tried);
        label(page, LEFT, "start", first);
        label(page, RIGHT, "end", first + parts);
        page.raw("</svg>\n");
    }

    private long sum(Timeline timeline) {
        return LongStream.range(first, first + parts).map(timeline::in).sum();
    }

    private void grid(Markup page, long value) {
        page.format(
                        "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
                        LEFT, y(value), RIGHT, y(value))
                .format("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,d</text>\n", LEFT - 6, y(value) + 4, value);
    }

    private void line(Markup page, String name, Timeline timeline) {
        StringBuilder path = new StringBuilder();
        for (long part = 0; part < parts; part++) {
            double y = y(timeline.in(first + part));
            path.append(String.format(Locale.ROOT, "%s%.1f %.1fH%.1f", part == 0 ? "M" : "L", x(part), y, x(part + 1)));
        }
        page.raw("<path class=\"line " + name + "\" d=\"" + path + "\"/>\n");
    }

    private void label(Markup page, int x, String anchor, long part) {
        page.format("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, HEIGHT - 8, anchor)
                .text(time(part))
                .raw("</text>\n");
    }

    private String time(long part) {
        return Report.instant(part * old.widthMs())
                .replaceFirst(":00\\.000Z$", "Z")
                .replace('T', ' ');
    }

    private double x(long part) {
        return LEFT + (double) (RIGHT - LEFT) * part / parts;
    }

    private double y(long value) {
        return BOTTOM - (double) (BOTTOM - TOP) * value / most;
    }
}
