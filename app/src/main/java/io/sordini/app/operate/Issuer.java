package io.sordini.app.operate;

import io.sordini.app.Failure;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.SigningKey;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who gives commands.
 *
 * @param key absent where nobody vouches for them
 */
record Issuer(String actor, @Nullable SigningKey key) {

    /**
     * A new command, signed if there is a key.
     *
     * @throws Failure when the halves of the key do not belong together
     */
    Command issue(Command.Type type, Subject subject, String reason, @Nullable Duration duration, Instant now) {
        Command command = new Command(
                UUID.randomUUID().toString(),
                type,
                subject,
                actor,
                reason,
                duration,
                now.truncatedTo(ChronoUnit.MILLIS),
                null);
        if (key == null) {
            return command;
        }
        Command signed = key.sign(command);
        if (!key.publicKey().verifies(signed)) {
            throw new Failure("the signing key's private and public block are not of the same key: take the file as"
                    + " 'sordini keys create' wrote it");
        }
        return signed;
    }
}
