package io.sordini.app.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** The latest decisions with their reasons: a line each where there is room, else two. */
final class DecisionList {

    private static final int ONE_LINE_WIDTH = 130;
    private static final int TIME = 10;
    private static final int WHAT = 10;
    private static final int WIDEST_REMARK = 9;

    private final List<Snapshot.Entry> entries;
    private final Theme theme;
    private final int width;
    private final int remark;
    private final int subject;
    private final int rule;

    DecisionList(List<Snapshot.Entry> entries, Theme theme, int width) {
        this.entries = entries;
        this.theme = theme;
        this.width = width;
        remark = entries.stream().allMatch(entry -> entry.remark().isEmpty()) ? 0 : WIDEST_REMARK;
        int room = width - TIME - WHAT - remark;
        subject = width >= ONE_LINE_WIDTH ? 38 : room * 60 / 100;
        rule = width >= ONE_LINE_WIDTH ? 22 : room - subject;
    }

    /** A headline and the newest decisions that fit, without the first ones that are scrolled past. */
    List<AttributedString> lines(int most, int scrolled) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(headline());
        if (entries.isEmpty()) {
            lines.add(new Line(theme).put(Ink.QUIET, "none yet").end(width));
        }
        boolean single = width >= ONE_LINE_WIDTH;
        int first = Math.min(scrolled, Math.max(0, entries.size() - 1));
        for (Snapshot.Entry entry : entries.subList(first, entries.size())) {
            if (lines.size() + (single ? 1 : 2) > most) {
                break;
            }
            lines.add(facts(entry));
            if (!single) {
                lines.add(new Line(theme)
                        .to(TIME)
                        .left(Ink.QUIET, entry.reason(), width - TIME)
                        .end(width));
            }
        }
        return lines;
    }

    private AttributedString headline() {
        Line line = new Line(theme)
                .left(Ink.QUIET, "latest", TIME)
                .left(Ink.QUIET, "decision", WHAT)
                .left(Ink.QUIET, "subject", subject)
                .left(Ink.QUIET, "rule", rule);
        if (width >= ONE_LINE_WIDTH) {
            line.right(Ink.QUIET, "after", remark).put(Ink.PLAIN, "  ").put(Ink.QUIET, "reason");
        } else {
            line.right(Ink.QUIET, "after", remark);
        }
        return line.end(width);
    }

    private AttributedString facts(Snapshot.Entry entry) {
        Line line = new Line(theme)
                .left(Ink.PLAIN, theme.time(entry.at()), TIME)
                .left(Ink.ofAction(entry.what()), entry.what(), WHAT)
                .left(Ink.STRONG, entry.subject(), subject - 1)
                .put(Ink.PLAIN, " ")
                .left(Ink.PLAIN, entry.rule(), rule)
                .right(Ink.QUIET, entry.remark(), remark);
        if (width >= ONE_LINE_WIDTH) {
            line.put(Ink.PLAIN, "  ").left(Ink.PLAIN, entry.reason(), width - line.width());
        }
        return line.end(width);
    }
}
