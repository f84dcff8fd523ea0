package io.sordini.readers.access;

import io.sordini.schemas.event.EventTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands between the client's address and the request: the user, who may choose any name, and the time. */
final class AccessTime {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final Pattern COMMON =
            Pattern.compile("([0-9]{2})/([A-Z][a-z]{2})/([0-9]{4}):([0-9]{2}):([0-9]{2}):([0-9]{2}) ([+-][0-9]{4})");
    private static final int MOST_USER = 1024;

    private AccessTime() {}

    /**
     * The time that stands right before the request, in brackets; absent when there is none. A name with brackets in it
     * stands before the last ones.
     */
    static @Nullable String before(String line, int request) {
        int close = request - 2;
        int open = close < 0 ? -1 : line.lastIndexOf('[', close);
        if (open < 1 || !line.startsWith("] ", close)) {
            return null;
        }
        return parse(line.substring(open + 1, close));
    }

    /** The user's name between the second word and the time, absent when it is {@code -}. */
    static @Nullable String user(String line, int clientEnd, int request) {
        int start = line.indexOf(' ', clientEnd + 1) + 1;
        int end = line.lastIndexOf('[', request) - 1;
        if (start < 1 || end <= start || end - start > MOST_USER) {
            return null;
        }
        String user = Quoted.text(line, start - 1, end);
        return user.equals("-") ? null : user;
    }

    private static @Nullable String parse(String text) {
        Matcher common = COMMON.matcher(text);
        try {
            return common.matches()
                    ? common(common).toString()
                    : EventTime.parse(text).map(Instant::toString).orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant common(Matcher part) {
        int month = MONTHS.indexOf(part.group(2));
        if (month % 3 != 0) {
            throw new DateTimeException("no month");
        }
        return OffsetDateTime.of(
                        Integer.parseInt(part.group(3)),
                        month / 3 + 1,
                        Integer.parseInt(part.group(1)),
                        Integer.parseInt(part.group(4)),
                        Integer.parseInt(part.group(5)),
                        Integer.parseInt(part.group(6)),
                        0,
                        ZoneOffset.of(part.group(7)))
                .toInstant();
    }
}
