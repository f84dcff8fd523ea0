package io.sordini.schemas.command;

import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for.
 *
 * @param id the operator's name for this command, for tracing it
 * @param subject whom it concerns; credentials by keyed hash only
 * @param actor who asks, as claimed
 * @param reason why, shown with the decision; at most {@value #MAX_TEXT} characters
 * @param duration how long a block lasts; absent for the policy's default
 */
public record Command(
        String id,
        Type type,
        Subject subject,
        String actor,
        String reason,
        @Nullable Duration duration) {

    public static final int MAX_TEXT = 256;

    /** Longest block that can be asked for. */
    public static final Duration MAX_DURATION = Duration.ofDays(3650);

    public Command {
        if (id.length() > MAX_TEXT || actor.length() > MAX_TEXT || reason.length() > MAX_TEXT) {
            throw new IllegalArgumentException("id, actor and reason have at most " + MAX_TEXT + " characters");
        }
        if (duration != null && (duration.toSeconds() < 1 || duration.compareTo(MAX_DURATION) > 0)) {
            throw new IllegalArgumentException("a duration is 1 s to " + MAX_DURATION.toDays() + " days");
        }
    }

    /** The JSON form is the constant's name in lower case. */
    public enum Type {
        BLOCK,
        UNBLOCK,
        REVOKE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Type> parse(String text) {
            for (Type type : values()) {
                if (type.text().equals(text)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }
}
