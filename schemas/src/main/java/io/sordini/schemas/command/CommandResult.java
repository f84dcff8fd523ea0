package io.sordini.schemas.command;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a command. Each command has exactly one, save for those that concern many subjects: every partition of the
 * signals answers them. It is published in the same transaction as the command's effect.
 *
 * @param command the command's id
 * @param lifted how many decisions were lifted
 * @param message one sentence for a person
 * @param at when, on the clock of the subject
 */
public record CommandResult(String command, Outcome outcome, int lifted, String message, Instant at) {

    public CommandResult {
        if (lifted < 0) {
            throw new IllegalArgumentException("fewer than no decisions cannot be lifted");
        }
    }

    /** The JSON form is the constant's name in lower case. */
    public enum Outcome {
        /** Something changed. */
        APPLIED,
        /** All was as the command wants it already. */
        UNCHANGED,
        /** The command was not obeyed. */
        REFUSED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Outcome> parse(String text) {
            for (Outcome outcome : values()) {
                if (outcome.text().equals(text)) {
                    return Optional.of(outcome);
                }
            }
            return Optional.empty();
        }
    }
}
