package io.sordini.app.screen;

/**
 * The signs that a picture is made of.
 *
 * @param levels from nothing to full
 * @param parts of a bar's last cell, from the least to the most; may be empty
 */
record Glyphs(String levels, String bar, String parts, String line, String cut, String arrows, String light) {

    static final Glyphs UNICODE = new Glyphs("▁▂▃▄▅▆▇█", "█", "▏▎▍▌▋▊▉", "╌", "…", "↑↓", "●");
    static final Glyphs ASCII = new Glyphs("_.:-=+*#", "#", "", "-", "~", "arrows", "*");

    /** One sign for each value, relative to the largest. */
    String spark(Iterable<Long> values) {
        long most = 1;
        for (long value : values) {
            most = Math.max(most, value);
        }
        StringBuilder spark = new StringBuilder();
        for (long value : values) {
            // only nothing is shown as nothing
            long level = value <= 0 ? 0 : 1 + (value - 1) * (levels.length() - 1) / most;
            spark.append(levels.charAt((int) level));
        }
        return spark.toString();
    }

    /** A bar for a share of the whole, at least a trace of one. */
    String bar(long share, long whole, int width) {
        int steps = parts.length() + 1;
        long filled = Math.max(1, share * width * steps / Math.max(1, whole));
        int rest = (int) (filled % steps);
        String full = bar.repeat((int) (filled / steps));
        return rest == 0 ? full : full + parts.charAt(rest - 1);
    }
}
