package io.sordini.app.screen;

/**
 * Makes text harmless on a terminal: nothing that moves the cursor, starts an escape sequence, reorders a line, hides or
 * joins characters is left, so that a text takes the columns that it is counted with.
 */
public final class Cleaner {

    private static final int MOST_MARKS = 2;
    private static final char UNSHOWN = '\ufffd';
    private static final char UNSHOWN_ASCII = '?';

    private final boolean ascii;

    /** @param ascii whether the terminal understands nothing else */
    Cleaner(boolean ascii) {
        this.ascii = ascii;
    }

    /** A text for a line on any terminal or in any file. */
    public static String harmless(String text) {
        return new Cleaner(false).clean(text);
    }

    String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (marks > 0 && (clean.isEmpty() || marks > MOST_MARKS || isSelector(c))) {
                continue; // it would pile up on what is not its own
            }
            if (isHarmless(c)) {
                clean.appendCodePoint(c);
            } else {
                clean.append(ascii ? UNSHOWN_ASCII : UNSHOWN);
            }
        }
        return clean.toString();
    }

    private boolean isHarmless(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return !ascii && !isJoined(c) && isVisible(c);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }

    /** Flags' halves and skin tones: terminals disagree on how wide they are beside one another. */
    private static boolean isJoined(int c) {
        return (c >= 0x1f1e6 && c <= 0x1f1ff) || (c >= 0x1f3fb && c <= 0x1f3ff);
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isSelector(int c) {
        return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
    }
}
