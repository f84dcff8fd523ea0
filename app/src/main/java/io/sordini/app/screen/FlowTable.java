package io.sordini.app.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** What flows: the last minute as a curve, the rate, the total. */
final class FlowTable {

    private static final int LONGEST_CURVE = 60;
    private static final int RATE = 7;
    private static final int TOTAL = 10;

    private final Snapshot snapshot;
    private final Theme theme;
    private final int width;
    private final int name;
    private final int curve;

    FlowTable(Snapshot snapshot, Theme theme, int width) {
        this.snapshot = snapshot;
        this.theme = theme;
        this.width = width;
        int longest = 0;
        for (Snapshot.Flow flow : snapshot.flows()) {
            longest = Math.max(longest, flow.name().length());
        }
        name = longest + 2;
        curve = Math.max(0, Math.min(LONGEST_CURVE, width - name - RATE - TOTAL));
    }

    List<AttributedString> lines() {
        List<AttributedString> lines = new ArrayList<>();
        if (snapshot.flows().isEmpty()) {
            return lines;
        }
        lines.add(new Line(theme)
                .left(Ink.QUIET, "", name)
                .left(Ink.QUIET, curve >= 12 ? "last %d s".formatted(curve) : "", curve)
                .right(Ink.QUIET, "per s", RATE)
                .right(Ink.QUIET, "total", TOTAL)
                .end(width));
        for (Snapshot.Flow flow : snapshot.flows()) {
            lines.add(flow(flow));
        }
        return lines;
    }

    private AttributedString flow(Snapshot.Flow flow) {
        List<Long> seconds = flow.lastMinute();
        List<Long> shown = seconds.subList(Math.max(0, seconds.size() - curve), seconds.size());
        return new Line(theme)
                .left(Ink.PLAIN, flow.name(), name)
                .to(name + curve - shown.size())
                .put(Ink.GRAPH, theme.glyphs().spark(shown))
                .right(Ink.PLAIN, "%,d".formatted(flow.perSecond()), RATE)
                .right(Ink.STRONG, "%,d".formatted(flow.total()), TOTAL)
                .end(width);
    }
}
