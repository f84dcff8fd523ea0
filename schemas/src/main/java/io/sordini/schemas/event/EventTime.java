package io.sordini.schemas.event;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
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
        Instant usual = usual(text);
        if (usual != null) {
            return Optional.of(usual);
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

    /**
     * What nearly all logs write, {@code 2026-03-01T12:00:00.123Z}, with or without the fraction and the {@code Z}: every event
     * states its time, and the formatter takes as long for it as all else that reads an event.
     *
     * @return null for what the formatter must decide
     */
    private static @Nullable Instant usual(String text) {
        int year = number(text, 0, 4, '-');
        int month = number(text, 5, 2, '-');
        int day = number(text, 8, 2, 'T');
        int hour = number(text, 11, 2, ':');
        int minute = number(text, 14, 2, ':');
        int second = digits(text, 17, 2);
        int nanos = 0;
        int end = 19;
        if (end < text.length() && text.charAt(end) == '.') {
            int from = end + 1;
            end = from;
            while (end < text.length() && end < from + 9 && isDigit(text.charAt(end))) {
                end++;
            }
            nanos = digits(text, from, end - from);
            for (int i = end - from; i < 9; i++) {
                nanos *= 10;
            }
            if (end == from) {
                return null;
            }
        }
        boolean ends = end == text.length() || (end == text.length() - 1 && text.charAt(end) == 'Z');
        boolean counted = (year | month | day | hour | minute | second) >= 0;
        if (!ends
                || !counted
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /** The digits before a separator, or -1. */
    private static int number(String text, int from, int count, char separator) {
        int end = from + count;
        return end < text.length() && text.charAt(end) == separator ? digits(text, from, count) : -1;
    }

    private static int digits(String text, int from, int count) {
        if (from + count > text.length()) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < from + count; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
