package io.sordini.app.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * The whole picture: exactly as many lines as the terminal has, none wider than it. From top to bottom: who this is and
 * how it goes, what flows beside what is in force, the latest decisions, an audit record, the keys.
 */
final class Frame {

    static final int LEAST_WIDTH = 60;
    static final int LEAST_HEIGHT = 15;

    /** From here on there is room for empty lines. */
    private static final int AIRY_HEIGHT = 20;

    private static final int MARGIN = 1;
    private static final int GAP = 3;
    private static final int WIDEST_FLOWS = 104;

    private final Snapshot snapshot;
    private final Viewport view;
    private final Theme theme;
    private final int width;
    private final List<AttributedString> lines = new ArrayList<>();

    private Frame(Snapshot snapshot, Viewport view, Theme theme) {
        this.snapshot = snapshot;
        this.view = view;
        this.theme = theme;
        width = view.width() - 2 * MARGIN;
    }

    static List<AttributedString> of(Snapshot snapshot, Viewport view, Theme theme) {
        if (view.width() < LEAST_WIDTH || view.height() < LEAST_HEIGHT) {
            return SmallFrame.of(snapshot, view, theme);
        }
        return new Frame(snapshot, view, theme).draw();
    }

    private List<AttributedString> draw() {
        boolean airy = view.height() >= AIRY_HEIGHT;
        add(Header.line(snapshot, theme, width));
        add(new Line(theme).put(Ink.QUIET, theme.glyphs().line().repeat(width)).end(width));
        overview();
        figures(airy);
        add(AttributedString.EMPTY);
        List<AttributedString> sample = SampleBlock.lines(snapshot.sample(), theme, width, sampleRows());
        int below = sample.size() + (sample.isEmpty() ? 0 : 1) + (airy ? 2 : 1);
        new DecisionList(snapshot.latest(), theme, width)
                .lines(view.height() - lines.size() - below, view.scrolled())
                .forEach(this::add);
        while (lines.size() < view.height() - below) {
            add(AttributedString.EMPTY);
        }
        if (!sample.isEmpty()) {
            add(AttributedString.EMPTY);
            sample.forEach(this::add);
        }
        if (airy) {
            add(AttributedString.EMPTY);
        }
        add(Header.keys(view, theme, width));
        return lines;
    }

    /** What flows on the left, what is in force on the right. */
    private void overview() {
        int left = Math.min(WIDEST_FLOWS, (width - GAP) * 56 / 100);
        int right = width - GAP - left;
        List<AttributedString> flows = new FlowTable(snapshot, theme, left).lines();
        int most = Math.max(flows.size(), 2 + view.height() / 5);
        List<AttributedString> rules = new RuleBars(snapshot.active(), theme, right).lines(most);
        for (int i = 0; i < Math.max(flows.size(), rules.size()); i++) {
            add(new Line(theme)
                    .add(i < flows.size() ? flows.get(i) : AttributedString.EMPTY)
                    .to(left + GAP)
                    .add(i < rules.size() ? rules.get(i) : AttributedString.EMPTY)
                    .end(width));
        }
    }

    /** Single figures, over as many lines as they need. */
    private void figures(boolean airy) {
        if (airy && !snapshot.figures().isEmpty()) {
            add(AttributedString.EMPTY);
        }
        Line line = new Line(theme);
        for (Snapshot.Figure figure : snapshot.figures()) {
            Line next = new Line(theme).put(Ink.QUIET, figure.name() + " ").put(Ink.STRONG, figure.value());
            if (line.width() > 0 && line.width() + next.width() > width) {
                add(line.end(width));
                line = new Line(theme);
            }
            line.add(next.end(width)).put(Ink.PLAIN, "  ");
        }
        if (line.width() > 0) {
            add(line.end(width));
        }
    }

    /** How many lines each of the sample's texts may take. */
    private int sampleRows() {
        return view.height() < AIRY_HEIGHT ? 0 : Math.min(6, 1 + Math.max(0, view.height() - 24) / 6);
    }

    private void add(AttributedString line) {
        lines.add(new Line(theme).to(MARGIN).add(line).end(view.width()));
    }
}
