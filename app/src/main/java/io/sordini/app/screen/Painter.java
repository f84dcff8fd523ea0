package io.sordini.app.screen;

import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedCharSequence;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp;

/**
 * Brings frames onto a terminal: of each only the lines that differ from what is there, in one write, as one update where
 * the terminal knows how. Nothing is erased before it is written over, so nothing flickers; and a line on which program
 * and terminal disagree about widths spoils no other, since each starts at its own place.
 */
final class Painter {

    /** Another screen, no cursor, no wrapping at the right edge. */
    private static final String ENTER = "\033[?1049h\033[?25l\033[?7l\033[2J";

    private static final String LEAVE = "\033[0m\033[?7h\033[?25h\033[?1049l";
    private static final String BEGIN_UPDATE = "\033[?2026h";
    private static final String END_UPDATE = "\033[0m\033[?2026l";
    private static final String ERASE_TO_END = "\033[0m\033[K";

    private final Terminal terminal;
    private final int colours;
    private List<AttributedString> shown = List.of();

    Painter(Terminal terminal) {
        this.terminal = terminal;
        Integer known = terminal.getNumericCapability(InfoCmp.Capability.max_colors);
        colours = known == null ? 8 : known;
    }

    void enter() {
        write(ENTER);
    }

    void leave() {
        write(LEAVE);
    }

    /** Makes the next frame be painted in full, over whatever others wrote. */
    void forget() {
        shown = List.of();
    }

    void paint(List<AttributedString> frame) {
        StringBuilder update = new StringBuilder();
        for (int row = 0; row < frame.size(); row++) {
            AttributedString line = frame.get(row);
            if (row >= shown.size() || !line.equals(shown.get(row))) {
                update.append("\033[").append(row + 1).append(";1H");
                update.append(line.toAnsi(colours, AttributedCharSequence.ForceMode.None))
                        .append(ERASE_TO_END);
            }
        }
        shown = List.copyOf(frame);
        if (!update.isEmpty()) {
            write(BEGIN_UPDATE + update + END_UPDATE);
        }
    }

    private void write(String text) {
        terminal.writer().write(text);
        terminal.writer().flush();
    }
}
