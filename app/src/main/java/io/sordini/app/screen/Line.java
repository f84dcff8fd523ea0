package io.sordini.app.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** A line in the making. Every text goes through the cleaner, so that none can be forgotten. */
final class Line {

    private final Theme theme;
    private final AttributedStringBuilder text = new AttributedStringBuilder();

    Line(Theme theme) {
        this.theme = theme;
    }

    /** As it is, however long. */
    Line put(Ink ink, String words) {
        text.append(theme.cleaner().clean(words), ink.style(theme.coloured()));
        return this;
    }

    /** Spaces up to a column. */
    Line to(int column) {
        text.append(" ".repeat(Math.max(0, column - width())), Ink.PLAIN.style(theme.coloured()));
        return this;
    }

    /** From the left, in exactly so many columns. */
    Line left(Ink ink, String words, int width) {
        int end = width() + Math.max(0, width);
        text.append(cut(ink, words, width));
        return to(end);
    }

    /** Up to the right, in exactly so many columns. */
    Line right(Ink ink, String words, int width) {
        int end = width() + Math.max(0, width);
        AttributedString fitting = cut(ink, words, width);
        to(end - fitting.columnLength());
        text.append(fitting);
        return this;
    }

    Line add(AttributedString part) {
        text.append(part);
        return this;
    }

    int width() {
        return text.columnLength();
    }

    /** The line, no wider than this. */
    AttributedString end(int width) {
        return text.columnLength() <= width ? text.toAttributedString() : text.columnSubSequence(0, width);
    }

    private AttributedString cut(Ink ink, String words, int width) {
        var whole = new AttributedString(theme.cleaner().clean(words), ink.style(theme.coloured()));
        if (whole.columnLength() <= width) {
            return whole;
        }
        if (width <= 0) {
            return AttributedString.EMPTY;
        }
        var sign = new AttributedString(theme.glyphs().cut(), ink.style(theme.coloured()));
        return AttributedString.join(AttributedString.EMPTY, whole.columnSubSequence(0, width - 1), sign);
    }

    /** A text over several lines of this width, the last one cut if need be. */
    static List<String> wrap(Theme theme, String words, int width, int lines) {
        AttributedString rest = new AttributedString(theme.cleaner().clean(words));
        List<String> wrapped = new ArrayList<>();
        while (wrapped.size() < lines - 1 && rest.columnLength() > width) {
            AttributedString head = rest.columnSubSequence(0, width);
            wrapped.add(head.toString());
            rest = rest.subSequence(head.length(), rest.length());
        }
        wrapped.add(rest.toString());
        return wrapped;
    }
}
