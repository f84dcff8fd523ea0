package io.sordini.core.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a whole number and a unit, such as {@code 500ms}, {@code 10s}, {@code 1m}, {@code 4h}, {@code 7d}. */
public final class DurationText {

    /** Longest duration that a policy may name. */
    public static final Duration LONGEST = Duration.ofDays(3650);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d)");

    private DurationText() {}

    /** A duration of at least one millisecond and at most {@link #LONGEST}, or nothing. */
    public static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(form.group(1));
        long unit = switch (form.group(2)) {
            case "ms" -> 1L;
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            default -> 86_400_000L;
        };
        if (amount == 0 || amount > LONGEST.toMillis() / unit) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(amount * unit));
    }

    /** The shortest exact form, such as {@code 4h}. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0 || millis == 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
