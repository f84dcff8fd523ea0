package io.sordini.app.screen;

/**
 * The part of the terminal's world that the picture has to fit.
 *
 * @param scrolled how many decisions are scrolled past
 * @param paused whether the picture stands still
 */
record Viewport(int width, int height, int scrolled, boolean paused) {}
