package io.sordini.app.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The HTTP header of that name: seconds, or a date. */
final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait from now; zero for what is no such header, or in the past. */
    static Duration parse(String text, Instant now) {
        String stripped = text.strip();
        if (stripped.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(stripped));
        }
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(stripped, Instant::from);
            return date.isBefore(now) ? Duration.ZERO : Duration.between(now, date);
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}
