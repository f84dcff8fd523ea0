package io.sordini.app.backtest;

import io.sordini.core.backtest.Comparison;
import io.sordini.schemas.JsonDocument;
import java.time.Instant;
import java.util.Locale;

/**
 * What a backtest found.
 *
 * @param from time of the earliest event, milliseconds since the epoch
 * @param to time of the latest event
 */
record Report(Comparison comparison, long events, long from, long to) {

    /** How much history it is about, in one line. */
    String history() {
        return events == 0
                ? "no events"
                : String.format(Locale.ROOT, "%,d events from %s to %s", events, instant(from), instant(to));
    }

    static String instant(long ms) {
        return JsonDocument.text(Instant.ofEpochMilli(ms));
    }
}
