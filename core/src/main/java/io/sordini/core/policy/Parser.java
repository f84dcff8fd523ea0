package io.sordini.core.policy;

import io.sordini.schemas.subject.Network;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a single value is read.
 *
 * @param expected completes "expected ..."
 */
record Parser<T>(String expected, Function<String, Optional<T>> parse) {

    private static final int MAX_TEXT = 1024;

    static final Parser<String> TEXT = new Parser<>(
            "a text of 1 to " + MAX_TEXT + " characters",
            text -> text.isBlank() || text.length() > MAX_TEXT ? Optional.empty() : Optional.of(text));
    static final Parser<Duration> DURATION =
            new Parser<>("a duration such as 500ms, 10s, 1m, 4h or 7d", DurationText::parse);
    static final Parser<Network> NETWORK =
            new Parser<>("an address or range such as 192.0.2.1 or 198.51.100.0/24", Network::parse);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** Names travel in topics, metrics and file names. */
    static final Parser<String> NAME_TEXT = new Parser<>(
            "a name of 1 to 40 of a-z, 0-9 and -",
            text -> NAME.matcher(text).matches() ? Optional.of(text) : Optional.empty());

    static Parser<Integer> number(int least, int most) {
        return new Parser<>("a whole number from " + least + " to " + most, text -> {
            if (!text.matches("[0-9]{1,9}")) {
                return Optional.empty();
            }
            int number = Integer.parseInt(text);
            return number < least || number > most ? Optional.empty() : Optional.of(number);
        });
    }

    /** A constant's name in lower case; {@code of} narrows the choice. */
    @SafeVarargs
    static <E extends Enum<E>> Parser<E> oneOf(E... choices) {
        StringBuilder names = new StringBuilder();
        for (E choice : choices) {
            names.append(names.isEmpty() ? "" : ", ").append(name(choice));
        }
        return new Parser<>("one of " + names, text -> {
            for (E choice : choices) {
                if (name(choice).equals(text)) {
                    return Optional.of(choice);
                }
            }
            return Optional.empty();
        });
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
