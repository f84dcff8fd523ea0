package io.sordini.core.decide;

import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResult.Outcome;
import io.sordini.schemas.command.CommandResultCodec;
import java.time.Instant;

/** What operators are told of their commands; times are milliseconds since the epoch. */
final class Answers {

    private Answers() {}

    static Publication applied(Command command, String message, long time) {
        return answer(command, Outcome.APPLIED, 0, message, time);
    }

    /** @param lifted how many decisions were lifted */
    static Publication lifted(Command command, int lifted, String message, long time) {
        return answer(command, Outcome.APPLIED, lifted, message, time);
    }

    static Publication unchanged(Command command, String message, long time) {
        return answer(command, Outcome.UNCHANGED, 0, message, time);
    }

    static Publication refused(Command command, String message, long time) {
        return answer(command, Outcome.REFUSED, 0, message, time);
    }

    /** The answer to a command that is no newer than the last one: it is that one, sent again. */
    static Publication stale(Command command, long time) {
        return refused(
                command,
                "A command for " + command.subject()
                        + " that was issued then or later has been carried out: send a new one.",
                time);
    }

    /** When the command was issued, 0 if it does not say. */
    static long issuedAt(Command command) {
        Instant issued = command.issuedAt();
        return issued == null ? 0 : issued.toEpochMilli();
    }

    static String until(long end) {
        return " until " + JsonDocument.text(Instant.ofEpochMilli(end));
    }

    private static Publication answer(Command command, Outcome outcome, int lifted, String message, long time) {
        CommandResult result = new CommandResult(command.id(), outcome, lifted, message, Instant.ofEpochMilli(time));
        return new Publication(Topic.COMMAND_RESULTS, command.id(), CommandResultCodec.encode(result), time);
    }
}
