package io.sordini.app.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** An event as it came, where that may be shown, and what the audit log keeps of it. */
final class SampleBlock {

    private static final int LABEL = 10;

    private SampleBlock() {}

    /** At most so many lines for each of the two; nothing when there is no room or no sample. */
    static List<AttributedString> lines(Snapshot.@Nullable Sample sample, Theme theme, int width, int most) {
        List<AttributedString> lines = new ArrayList<>();
        if (sample == null || most == 0) {
            return lines;
        }
        if (sample.original() != null) {
            add(lines, "an event", sample.original(), sample.focus(), theme, width, most);
        }
        add(lines, "audited", sample.masked(), sample.focus(), theme, width, most);
        return lines;
    }

    private static void add(
            List<AttributedString> lines, String label, String text, String focus, Theme theme, int width, int most) {
        int room = width - LABEL;
        List<String> wrapped = Line.wrap(theme, around(focus, text, room * most), room, most);
        for (int i = 0; i < wrapped.size(); i++) {
            lines.add(new Line(theme)
                    .left(Ink.QUIET, i == 0 ? label : "", LABEL)
                    .left(Ink.PLAIN, wrapped.get(i), room)
                    .end(width));
        }
    }

    /** The text from its beginning, or, when the focus would not be seen then, from a little before the focus. */
    private static String around(String focus, String text, int room) {
        int at = text.indexOf(focus);
        boolean seen = at < 0 || at + focus.length() + room / 4 <= room;
        return seen ? text : "... " + text.substring(Math.max(0, at - room / 3));
    }
}
