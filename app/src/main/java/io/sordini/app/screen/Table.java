package io.sordini.app.screen;

import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jline.utils.AttributedString;

/** Rows of texts, which may hold any character, as lines that harm no terminal. */
public final class Table {

    private static final int GAP = 2;
    /** Narrower than that nothing can be read. */
    private static final int LEAST = 6;

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** @param cells as many as there are headings */
    public void add(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("expected " + rows.get(0).size() + " cells, found " + cells.length);
        }
        rows.add(List.of(cells));
    }

    /**
     * Prints on a terminal so that a row is a line of it, elsewhere everything.
     *
     * @param mayBeTerminal whether the writer is the process's own output
     */
    public void print(PrintWriter out, Map<String, String> environment, boolean mayBeTerminal) {
        OptionalInt width = mayBeTerminal ? Terminals.width(environment) : OptionalInt.empty();
        Theme theme =
                width.isPresent() ? Terminals.theme(environment) : new Theme(Glyphs.UNICODE, false, ZoneOffset.UTC);
        lines(theme, width.orElse(Integer.MAX_VALUE)).forEach(out::println);
    }

    /** The rows, none wider than this; the widest columns give way first. */
    List<String> lines(Theme theme, int width) {
        int[] widths = fitted(theme, width);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            Line line = new Line(theme);
            for (int i = 0; i < widths.length; i++) {
                line.left(Ink.PLAIN, row.get(i), widths[i]).put(Ink.PLAIN, i < widths.length - 1 ? "  " : "");
            }
            lines.add(line.end(width).toString().stripTrailing());
        }
        return lines;
    }

    private int[] fitted(Theme theme, int width) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                String shown = theme.cleaner().clean(row.get(i));
                widths[i] = Math.max(widths[i], new AttributedString(shown).columnLength());
            }
        }
        int room = width - GAP * (widths.length - 1);
        for (long over = Arrays.stream(widths).asLongStream().sum() - room; over > 0; over--) {
            int widest = widest(widths);
            if (widths[widest] <= LEAST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int widest(int[] widths) {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            widest = widths[i] >= widths[widest] ? i : widest;
        }
        return widest;
    }
}
