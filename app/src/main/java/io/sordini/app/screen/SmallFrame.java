package io.sordini.app.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** What is shown where the picture has no room: the essentials, and what would be needed. */
final class SmallFrame {

    private SmallFrame() {}

    static List<AttributedString> of(Snapshot snapshot, Viewport view, Theme theme) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(theme).put(Ink.TITLE, "sordini " + snapshot.title()));
        lines.add(new Line(theme)
                .put(Ink.of(snapshot.status().kind()), snapshot.status().text()));
        for (Snapshot.Flow flow : snapshot.flows()) {
            lines.add(new Line(theme).put(Ink.PLAIN, "%s %,d".formatted(flow.name(), flow.total())));
        }
        lines.add(new Line(theme)
                .put(
                        Ink.QUIET,
                        "needs %d x %d, has %d x %d; q quits"
                                .formatted(Frame.LEAST_WIDTH, Frame.LEAST_HEIGHT, view.width(), view.height())));
        List<AttributedString> frame = new ArrayList<>();
        for (int i = 0; i < view.height(); i++) {
            frame.add(i < lines.size() ? lines.get(i).end(view.width()) : AttributedString.EMPTY);
        }
        return frame;
    }
}
