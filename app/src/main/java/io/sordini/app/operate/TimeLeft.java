package io.sordini.app.operate;

import java.time.Duration;
import java.time.Instant;

/** How long something still holds, in its two largest units. */
final class TimeLeft {

    private TimeLeft() {}

    static String of(Instant now, Instant end) {
        Duration left = Duration.between(now, end);
        if (left.isNegative()) {
            return "over";
        }
        if (left.toDays() > 0) {
            return left.toDays() + "d " + left.toHoursPart() + "h";
        }
        if (left.toHours() > 0) {
            return left.toHours() + "h " + left.toMinutesPart() + "m";
        }
        return left.toMinutes() > 0 ? left.toMinutes() + "m " + left.toSecondsPart() + "s" : left.toSeconds() + "s";
    }
}
