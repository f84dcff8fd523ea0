package io.sordini.app.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResult.Outcome;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PendingTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String RANGE = "range:203.0.113.0/24";

    @Test
    void commandAboutOneSubjectIsOverWithItsAnswer() {
        Pending pending = pending(Command.Type.BLOCK, 1);
        assertThat(pending.isOver()).isFalse();
        assertThat(pending.reply(ms(900)))
                .satisfies(reply -> assertThat(reply.outcome()).isEmpty())
                .satisfies(reply -> assertThat(reply.isObeyed()).isFalse())
                .satisfies(reply -> assertThat(reply.message()).isEqualTo("there was no answer"))
                .satisfies(reply -> assertThat(reply.took()).isEqualTo(Duration.ofMillis(900)));

        pending.acknowledged(ms(20));
        pending.answered(answer(Outcome.UNCHANGED, 0, "It is so already."), ms(70));

        assertThat(pending.reply(ms(5_000)))
                .satisfies(reply -> assertThat(reply.isObeyed()).isTrue())
                .satisfies(reply -> assertThat(reply.message()).isEqualTo("It is so already."))
                .satisfies(reply -> assertThat(reply.acknowledged()).isEqualTo(Duration.ofMillis(20)))
                .satisfies(reply -> assertThat(reply.took()).isEqualTo(Duration.ofMillis(70)));
    }

    @Test
    void allowEntryIsOverWhenEveryPartitionHasAnswered_andWhatTheyLiftedIsAddedUp() {
        Pending pending = pending(Command.Type.ALLOW, 3);
        pending.answered(answer(Outcome.APPLIED, 0, "nothing had to be lifted"), ms(10));
        pending.answered(answer(Outcome.APPLIED, 2, "2 lifted"), ms(20));
        assertThat(pending.isOver()).isFalse();
        assertThat(pending.reply(ms(30)).message()).isEqualTo("only 2 of 3 partitions had answered (applied)");

        pending.answered(answer(Outcome.APPLIED, 1, "1 lifted"), ms(40));

        assertThat(pending.isOver()).isTrue();
        assertThat(pending.reply(ms(50)).message()).isEqualTo(RANGE + " is on the allowlist; 3 decisions are lifted.");
        assertThat(pending.reply(ms(50)).lifted()).isEqualTo(3);
    }

    @Test
    void refusalEndsTheWait_andSaysWhatHadHappenedBefore() {
        Pending first = pending(Command.Type.ALLOW, 3);
        first.answered(answer(Outcome.REFUSED, 0, "Not obeyed."), ms(10));
        assertThat(first.isOver()).isTrue();
        assertThat(first.reply(ms(10)).message()).isEqualTo("Not obeyed.");

        Pending later = pending(Command.Type.ALLOW, 3);
        later.answered(answer(Outcome.APPLIED, 0, "on it"), ms(10));
        later.answered(answer(Outcome.REFUSED, 0, "The list is full."), ms(20));
        assertThat(later.reply(ms(20)).outcome()).contains(Outcome.REFUSED);
        assertThat(later.reply(ms(20)).message())
                .isEqualTo("The list is full. 1 of 3 partitions had carried it out before.");
    }

    @Test
    void entryThatSomePartitionsHadIsTakenBack() {
        Pending pending = pending(Command.Type.DISALLOW, 2);
        pending.answered(answer(Outcome.UNCHANGED, 0, "was not"), ms(10));
        pending.answered(answer(Outcome.APPLIED, 0, "is off"), ms(20));

        assertThat(pending.reply(ms(20)).outcome()).contains(Outcome.APPLIED);
        assertThat(pending.reply(ms(20)).message()).isEqualTo("is off");
    }

    private static Pending pending(Command.Type type, int expected) {
        Command command =
                new Command("c1", type, Subject.parse(RANGE).orElseThrow(), "ann", "ticket 7", null, NOW, null);
        return new Pending(command, expected, 0);
    }

    private static CommandResult answer(Outcome outcome, int lifted, String message) {
        return new CommandResult("c1", outcome, lifted, message, NOW);
    }

    private static long ms(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
