package io.sordini.app.screen;

import java.time.Duration;
import org.jline.utils.AttributedString;

/** The first line, and the last. */
final class Header {

    private Header() {}

    static AttributedString line(Snapshot snapshot, Theme theme, int width) {
        String status = theme.glyphs().light() + " " + snapshot.status().text();
        String uptime = "  " + clock(snapshot.uptime());
        Line right =
                new Line(theme).put(Ink.of(snapshot.status().kind()), status).put(Ink.QUIET, uptime);
        Line left =
                new Line(theme).put(Ink.TITLE, "sordini " + snapshot.title()).put(Ink.PLAIN, "  ");
        int room = Math.max(0, width - left.width() - right.width() - 2);
        left.left(Ink.QUIET, snapshot.source(), room).put(Ink.PLAIN, "  ");
        return left.add(right.end(Math.max(0, width - left.width()))).end(width);
    }

    static AttributedString keys(Viewport view, Theme theme, int width) {
        Line keys = new Line(theme);
        if (view.paused()) {
            keys.put(Ink.CAUTION, "PAUSED  ");
        }
        key(keys, "q", "quit");
        key(keys, "p", view.paused() ? "go on" : "pause");
        key(keys, theme.glyphs().arrows(), "scroll decisions");
        if (view.scrolled() > 0) {
            keys.put(Ink.CAUTION, "the newest %,d are above".formatted(view.scrolled()));
        }
        return keys.end(width);
    }

    private static void key(Line keys, String key, String meaning) {
        keys.put(Ink.STRONG, key).put(Ink.QUIET, " " + meaning + "   ");
    }

    private static String clock(Duration uptime) {
        return uptime.toHours() == 0
                ? "%02d:%02d".formatted(uptime.toMinutes(), uptime.toSecondsPart())
                : "%d:%02d:%02d".formatted(uptime.toHours(), uptime.toMinutesPart(), uptime.toSecondsPart());
    }
}
