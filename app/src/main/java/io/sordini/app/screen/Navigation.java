package io.sordini.app.screen;

/**
 * Where in the picture the person is.
 *
 * @param scrolled how many decisions are scrolled past
 * @param paused whether the picture stands still
 */
record Navigation(int scrolled, boolean paused) {

    static final Navigation START = new Navigation(0, false);
    private static final int PAGE = 10;

    /** @param decisions how many there are to scroll */
    Navigation after(Key key, int decisions) {
        return switch (key) {
            case UP -> to(scrolled - 1, decisions);
            case DOWN -> to(scrolled + 1, decisions);
            case PAGE_UP -> to(scrolled - PAGE, decisions);
            case PAGE_DOWN -> to(scrolled + PAGE, decisions);
            case HOME -> to(0, decisions);
            case PAUSE -> new Navigation(scrolled, !paused);
            case NONE, OTHER, QUIT, INTERRUPT, REPAINT, GONE -> this;
        };
    }

    private Navigation to(int wanted, int decisions) {
        return new Navigation(Math.max(0, Math.min(wanted, decisions - 1)), paused);
    }
}
