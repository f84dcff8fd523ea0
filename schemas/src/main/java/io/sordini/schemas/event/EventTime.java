package io.sordini.schemas.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as events carry them: ISO-8601 with any offset form ({@code Z}, {@code +00:00}, {@code +0000}), without one (then UTC), or epoch seconds. */
public final class EventTime {

    private static final int MAX_TEXT = 40;
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(java.util.Locale.ROOT);
    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(LOCAL)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(java.util.Locale.ROOT);

    private EventTime() {}

    /** The instant, or nothing when the text is no time. */
    public static Optional<Instant> parse(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_TEXT) {
            return Optional.empty();
        }
        try {
            if (text.matches("[0-9]{1,11}([.][0-9]{1,9})?")) {
                return Optional.of(Instant.ofEpochMilli((long) (Double.parseDouble(text) * 1000)));
            }
            var parsed = WITH_OFFSET.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    parsed instanceof OffsetDateTime time
                            ? time.toInstant()
                            : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
