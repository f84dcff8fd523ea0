package io.sordini.schemas.event;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as events carry them: ISO-8601 with any offset form ({@code Z}, {@code +00:00}, {@code +0000}), without one (then UTC), or epoch seconds. */
public final class EventTime {

    private static final int MAX_TEXT = 40;
    private static final Pattern EPOCH_SECONDS = Pattern.compile("[0-9]{1,11}([.][0-9]{1,9})?");

    /** The formatter alone would let two offsets pass, two separators or none, and years of nine digits. */
    private static final Pattern ISO =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]{5,18}(Z|[+-][0-9]{2}(:?[0-9]{2})?)?");

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private EventTime() {}

    /** The instant, or nothing when the text is no time. */
    public static Optional<Instant> parse(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_TEXT) {
            return Optional.empty();
        }
        try {
            if (EPOCH_SECONDS.matcher(text).matches()) {
                return Optional.of(Instant.ofEpochMilli(
                        new BigDecimal(text).movePointRight(3).longValue()));
            }
            if (!ISO.matcher(text).matches()) {
                return Optional.empty();
            }
            var parsed = FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    parsed instanceof OffsetDateTime time
                            ? time.toInstant()
                            : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
