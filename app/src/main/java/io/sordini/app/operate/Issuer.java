package io.sordini.app.operate;

import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.PolicyOrder;
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

    /** A new command, signed if there is a key. */
    Command issue(Command.Type type, Subject subject, String reason, @Nullable Duration duration, Instant now) {
        return issue(type, subject, reason, duration, null, now);
    }

    /** A new command to undo a decision, signed if there is a key. */
    Command issueUndo(Subject subject, String decision, String reason, Instant now) {
        return issue(Command.Type.UNDO, subject, reason, null, decision, now);
    }

    /** A new order to publish a policy, signed if there is a key. */
    PolicyOrder issuePolicy(
            String name, String label, byte[] document, @Nullable String replaces, String reason, Instant now) {
        PolicyOrder order = new PolicyOrder(
                UUID.randomUUID().toString(),
                name,
                label,
                PolicyOrder.sha256(document),
                replaces,
                actor,
                reason,
                now.truncatedTo(ChronoUnit.MILLIS),
                null);
        return key == null ? order : key.sign(order);
    }

    private Command issue(
            Command.Type type,
            Subject subject,
            String reason,
            @Nullable Duration duration,
            @Nullable String decision,
            Instant now) {
        Command command = new Command(
                UUID.randomUUID().toString(),
                type,
                subject,
                actor,
                reason,
                duration,
                decision,
                now.truncatedTo(ChronoUnit.MILLIS),
                null);
        return key == null ? command : key.sign(command);
    }
}
