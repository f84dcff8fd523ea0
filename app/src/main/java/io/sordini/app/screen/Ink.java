package io.sordini.app.screen;

import java.util.Locale;
import org.jline.utils.AttributedStyle;

/** How a text looks by what it is. Weight alone tells apart what must be told apart where there is no colour. */
enum Ink {
    PLAIN(Weight.NORMAL, Ink.NO_COLOUR),
    STRONG(Weight.BOLD, Ink.NO_COLOUR),
    QUIET(Weight.FAINT, Ink.NO_COLOUR),
    TITLE(Weight.BOLD, AttributedStyle.CYAN),
    GRAPH(Weight.NORMAL, AttributedStyle.CYAN),
    GOOD(Weight.NORMAL, AttributedStyle.GREEN),
    CAUTION(Weight.BOLD, AttributedStyle.YELLOW),
    ALARM(Weight.BOLD, AttributedStyle.RED),
    REVOKED(Weight.BOLD, AttributedStyle.MAGENTA);

    private static final int NO_COLOUR = -1;

    private enum Weight {
        NORMAL,
        BOLD,
        FAINT;

        AttributedStyle style() {
            return switch (this) {
                case NORMAL -> AttributedStyle.DEFAULT;
                case BOLD -> AttributedStyle.DEFAULT.bold();
                case FAINT -> AttributedStyle.DEFAULT.faint();
            };
        }
    }

    private final Weight weight;
    private final int colour;

    Ink(Weight weight, int colour) {
        this.weight = weight;
        this.colour = colour;
    }

    AttributedStyle style(boolean coloured) {
        return coloured && colour != NO_COLOUR ? weight.style().foreground(colour) : weight.style();
    }

    static Ink of(Snapshot.Status.Kind kind) {
        return switch (kind) {
            case WAITING -> CAUTION;
            case RUNNING -> GOOD;
            case TROUBLE -> ALARM;
        };
    }

    /** The ink of an action's word, which says the same without it. */
    static Ink ofAction(String what) {
        return switch (what.toLowerCase(Locale.ROOT)) {
            case "block" -> ALARM;
            case "revoke" -> REVOKED;
            case "throttle", "challenge" -> CAUTION;
            case "lifted" -> GOOD;
            default -> STRONG;
        };
    }
}
