package io.sordini.app.screen;

import java.io.IOException;
import org.jline.utils.NonBlockingReader;

/** What a person pressed. */
enum Key {
    NONE,
    OTHER,
    QUIT,
    /** Ctrl-C, from a terminal that makes no signal of it. */
    INTERRUPT,
    PAUSE,
    REPAINT,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    /** The terminal is gone. */
    GONE;

    private static final int CTRL_C = 0x03;
    private static final int ESCAPE = 0x1b;
    private static final int CTRL_L = 0x0c;
    /** The bytes of one key come together, also from far away. */
    private static final long FOLLOWS_MS = 50;

    boolean ends() {
        return this == QUIT || this == INTERRUPT || this == GONE;
    }

    /** Waits for a key, no longer than this. */
    static Key read(NonBlockingReader reader, long timeoutMs) throws IOException {
        int c = reader.read(Math.max(1, timeoutMs));
        return switch (c) {
            case NonBlockingReader.READ_EXPIRED -> NONE;
            case NonBlockingReader.EOF -> GONE;
            case 'q', 'Q' -> QUIT;
            case 'p', 'P', ' ' -> PAUSE;
            case CTRL_C -> INTERRUPT;
            case CTRL_L -> REPAINT;
            case 'k' -> UP;
            case 'j' -> DOWN;
            case ESCAPE -> sequence(reader);
            default -> OTHER;
        };
    }

    private static Key sequence(NonBlockingReader reader) throws IOException {
        int c = reader.read(FOLLOWS_MS);
        if (c != '[' && c != 'O') {
            return OTHER;
        }
        int first = reader.read(FOLLOWS_MS);
        int last = first;
        while (last >= ' ' && last < '@') { // parameters, up to the letter or tilde that ends the sequence
            last = reader.read(FOLLOWS_MS);
        }
        return switch (last) {
            case 'A' -> UP;
            case 'B' -> DOWN;
            case 'H' -> HOME;
            case '~' -> first == '5' ? PAGE_UP : first == '6' ? PAGE_DOWN : OTHER;
            default -> OTHER;
        };
    }
}
