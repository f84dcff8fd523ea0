package io.sordini.app.operate;

import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A command that was sent, and its answers so far: one, or one from each partition where it concerns many subjects. */
final class Pending {

    private final Command command;
    private final int expected;
    private final long start;
    private final List<CommandResult> answers = new ArrayList<>();
    private Duration acknowledged = Duration.ZERO;
    private Duration took = Duration.ZERO;

    /** @param start on the clock of {@link System#nanoTime()}, like every time here */
    Pending(Command command, int expected, long start) {
        this.command = command;
        this.expected = expected;
        this.start = start;
    }

    void acknowledged(long now) {
        acknowledged = Duration.ofNanos(now - start);
    }

    void answered(CommandResult answer, long now) {
        answers.add(answer);
        took = Duration.ofNanos(now - start);
    }

    /** Whether nothing more is to come: a command that is not obeyed has one answer, whomever it concerns. */
    boolean isOver() {
        return answers.size() >= expected || has(Outcome.REFUSED);
    }

    /** What became of it until now. */
    Reply reply(long now) {
        Optional<Outcome> outcome = outcome();
        int lifted = answers.stream().mapToInt(CommandResult::lifted).sum();
        Duration time = isOver() ? took : Duration.ofNanos(now - start);
        return new Reply(
                command, outcome, outcome.map(this::message).orElseGet(this::silence), lifted, acknowledged, time);
    }

    private Optional<Outcome> outcome() {
        if (!isOver()) {
            return Optional.empty();
        }
        return Optional.of(
                has(Outcome.REFUSED) ? Outcome.REFUSED : has(Outcome.APPLIED) ? Outcome.APPLIED : Outcome.UNCHANGED);
    }

    private boolean has(Outcome outcome) {
        return answers.stream().anyMatch(answer -> answer.outcome() == outcome);
    }

    private String message(Outcome outcome) {
        String said = answers.stream()
                .filter(answer -> answer.outcome() == outcome)
                .map(CommandResult::message)
                .findFirst()
                .orElseThrow();
        if (outcome == Outcome.REFUSED) {
            return answers.size() == 1
                    ? said
                    : said + " " + (answers.size() - 1) + " of " + expected + " partitions had carried it out before.";
        }
        if (expected > 1 && command.type() == Command.Type.ALLOW) { // each partition counts for itself
            int lifted = answers.stream().mapToInt(CommandResult::lifted).sum();
            return command.subject() + " is on the allowlist; "
                    + (lifted == 0
                            ? "nothing had to be lifted."
                            : lifted == 1 ? "1 decision is lifted." : lifted + " decisions are lifted.");
        }
        return said;
    }

    private String silence() {
        String heard = answers.isEmpty()
                ? "there was no answer"
                : "only " + answers.size() + " of " + expected + " partitions had answered";
        String found = answers.stream()
                .map(answer -> answer.outcome().text())
                .distinct()
                .collect(Collectors.joining(", ", " (", ")"));
        return heard + (answers.isEmpty() ? "" : found);
    }
}
