package io.sordini.core.sanitize;

import java.util.Arrays;

/** Where values stand, in the input and in the output, that are not yet known to be harmless. */
final class HeldValues {

    private static final int WIDTH = 4;

    private int[] places = new int[8 * WIDTH];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void truncate(int count) {
        size = count;
    }

    void add(int inStart, int inEnd, int outStart, int outEnd) {
        if (size * WIDTH == places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        int at = WIDTH * size++;
        places[at] = inStart;
        places[at + 1] = inEnd;
        places[at + 2] = outStart;
        places[at + 3] = outEnd;
    }

    int inStart(int value) {
        return places[WIDTH * value];
    }

    int inEnd(int value) {
        return places[WIDTH * value + 1];
    }

    int outStart(int value) {
        return places[WIDTH * value + 2];
    }

    int outEnd(int value) {
        return places[WIDTH * value + 3];
    }
}
