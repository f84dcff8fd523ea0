package io.sordini.app.operate;

import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandResult.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of a command.
 *
 * @param outcome absent where it was not fully answered in time
 * @param message one sentence for a person
 * @param lifted how many decisions were lifted
 * @param acknowledged how long until the brokers had it
 * @param took how long until it was answered, or was no longer waited for
 */
record Reply(
        Command command, Optional<Outcome> outcome, String message, int lifted, Duration acknowledged, Duration took) {

    /** Whether all is now as the command wants it. */
    boolean isObeyed() {
        return outcome.isPresent() && outcome.get() != Outcome.REFUSED;
    }
}
