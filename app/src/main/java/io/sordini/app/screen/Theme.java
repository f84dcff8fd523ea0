package io.sordini.app.screen;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a terminal and its user can see.
 *
 * @param glyphs the signs that the terminal's character set has
 * @param coloured whether colours are welcome
 * @param zone of the times shown
 */
record Theme(Glyphs glyphs, boolean coloured, ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    Cleaner cleaner() {
        return new Cleaner(glyphs.equals(Glyphs.ASCII));
    }
}
