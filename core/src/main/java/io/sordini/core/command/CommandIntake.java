package io.sordini.core.command;

import io.sordini.core.policy.Policy;
import io.sordini.core.request.RecordTime;
import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandCodec;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResultCodec;
import io.sordini.schemas.policy.AllowEntry;
import io.sordini.schemas.policy.AllowEntryCodec;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Traits;
import io.sordini.schemas.subject.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Stage one for commands: passes on those that are to be obeyed, and answers the others. */
public final class CommandIntake {

    private static final int MAX_BYTES = 16 * 1024;

    private final long policyVersion;
    private final Authority authority;

    public CommandIntake(Policy policy) {
        policyVersion = policy.version();
        authority = new Authority(policy.operators());
    }

    /**
     * Takes a record of the topic of commands. Never throws for what the record is; one that is no command gives nothing,
     * since there is nobody to answer.
     *
     * @param now the reader's clock, milliseconds since the epoch
     */
    public Intake take(SourceRecord source, long now) {
        byte[] value = source.value();
        if (value == null || value.length > MAX_BYTES) {
            return Intake.NOTHING;
        }
        Command command;
        try {
            command = CommandCodec.decode(value);
        } catch (CodecException unreadable) {
            return Intake.NOTHING;
        }
        long time = RecordTime.of(source, now);
        Standing standing = authority.standing(command, time);
        if (standing.isRefused()) {
            return refused(command, "The command is not obeyed: " + standing.refusal() + ".", time);
        }
        return isTooWide(command)
                ? refused(
                        command,
                        command.subject() + " is wider than " + Widest.ALLOWED + ", the widest that can be allowed: a"
                                + " rule that troubles everybody is turned off in the policy.",
                        time)
                : obeyed(command, source.origin(), time);
    }

    /** Taking back is never too wide. */
    private static boolean isTooWide(Command command) {
        return command.type() == Command.Type.ALLOW
                && Widest.ALLOWED.isExceededBy(
                        Network.parse(command.subject().value()).orElseThrow());
    }

    private Intake obeyed(Command command, String origin, long time) {
        Signal signal = new Signal(time, policyVersion, Facts.NONE, 0, 0, Traits.NONE, 0, origin, null, null, command);
        return new Intake(
                command.type(),
                List.of(new SubjectSignal(command.subject(), signal)),
                command.type().concernsMany() ? List.of(listing(command, time)) : List.of());
    }

    /** The allowlist as a topic, for people and other programs; stage two is told by signals. */
    private static Publication listing(Command command, long time) {
        byte[] entry = command.type() == Command.Type.ALLOW ? AllowEntryCodec.encode(entry(command, time)) : null;
        return new Publication(Topic.POLICY, AllowEntry.key(command.subject()), entry, time);
    }

    private static AllowEntry entry(Command command, long time) {
        Duration duration = command.duration();
        Instant since = Instant.ofEpochMilli(time);
        return new AllowEntry(
                Network.parse(command.subject().value()).orElseThrow(),
                command.reason(),
                command.actor(),
                since,
                duration == null ? null : since.plus(duration));
    }

    private static Intake refused(Command command, String message, long time) {
        CommandResult result =
                new CommandResult(command.id(), CommandResult.Outcome.REFUSED, 0, message, Instant.ofEpochMilli(time));
        Publication answer =
                new Publication(Topic.COMMAND_RESULTS, command.id(), CommandResultCodec.encode(result), time);
        return new Intake(command.type(), List.of(), List.of(answer));
    }
}
