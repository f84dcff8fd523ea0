package io.sordini.app.operate;

import io.sordini.app.BrokerOptions;
import io.sordini.app.Console;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.subject.Subject;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command about one subject. */
abstract class SubjectCommand implements Callable<Integer> {

    private final Console console;
    private final InstantSource clock;
    private final Command.Type type;

    @Mixin
    private BrokerOptions options = new BrokerOptions();

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Mixin
    private OrderOptions order = new OrderOptions();

    private SubjectCommand(Console console, InstantSource clock, Command.Type type) {
        this.console = console;
        this.clock = clock;
        this.type = type;
    }

    /** Each of them. */
    static List<Object> all(Console console, InstantSource clock) {
        return List.of(
                new Block(console, clock),
                new Unblock(console, clock),
                new Unlock(console, clock),
                new Revoke(console, clock));
    }

    @Override
    public final Integer call() throws IOException {
        List<Subject> candidates = subject.required(options.file(), console);
        // What bars stands under the active key, which all followers know; what is lifted may stand under an older one.
        boolean bars = type == Command.Type.BLOCK || type == Command.Type.REVOKE;
        List<Subject> subjects = bars ? candidates.subList(0, 1) : candidates;
        return new OrderDesk(console, clock).give(options, order, type, subjects, duration());
    }

    /** Absent for the default. */
    @Nullable
    Duration duration() {
        return null;
    }

    @CommandLine.Command(
            name = "block",
            description = "Refuse a subject's requests for a while.",
            mixinStandardHelpOptions = true)
    private static final class Block extends SubjectCommand {

        @Option(
                names = "--for",
                paramLabel = "TIME",
                converter = WholeSeconds.class,
                description = "How long, such as 30m or 7d; default: 4h. A block in force is never shortened.")
        private @Nullable Duration duration;

        Block(Console console, InstantSource clock) {
            super(console, clock, Command.Type.BLOCK);
        }

        @Override
        @Nullable
        Duration duration() {
            return duration;
        }
    }

    @CommandLine.Command(
            name = "unblock",
            description = "Lift what is decided against a subject, whoever decided it.",
            mixinStandardHelpOptions = true)
    private static final class Unblock extends SubjectCommand {

        Unblock(Console console, InstantSource clock) {
            super(console, clock, Command.Type.UNBLOCK);
        }
    }

    @CommandLine.Command(
            name = "unlock",
            description =
                    "Forget what is counted against a subject, such as failed logins, and lift what bars it, save for a"
                            + " revocation.",
            mixinStandardHelpOptions = true)
    private static final class Unlock extends SubjectCommand {

        Unlock(Console console, InstantSource clock) {
            super(console, clock, Command.Type.UNLOCK);
        }
    }

    @CommandLine.Command(
            name = "revoke",
            description = "Withdraw a token, or all that a user holds.",
            mixinStandardHelpOptions = true)
    private static final class Revoke extends SubjectCommand {

        @Option(
                names = "--for",
                paramLabel = "TIME",
                converter = WholeSeconds.class,
                description = "How long; default: as long as the token lives, as far as that is known, or 24h.")
        private @Nullable Duration duration;

        Revoke(Console console, InstantSource clock) {
            super(console, clock, Command.Type.REVOKE);
        }

        @Override
        @Nullable
        Duration duration() {
            return duration;
        }
    }
}
