package io.sordini.core.explain;

import io.sordini.core.command.CommandIntake;
import io.sordini.core.command.Intake;
import io.sordini.core.policy.Policy;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.signal.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether an operator's command, or a logout, is on record for a decision. */
final class OrderCheck {

    private final CommandIntake intake;
    private final Sightings sightings;
    private final RecordedEvents events;

    OrderCheck(Policy policy, Sightings sightings, RecordedEvents events) {
        this.intake = new CommandIntake(policy);
        this.sightings = sightings;
        this.events = events;
    }

    Judgement command(Decision decision) {
        SourceRecord record = record(decision);
        if (record == null) {
            return Judgement.of(Support.GONE, "The operator's command is not on record any more.");
        }
        Intake taken = intake.take(record, record.timestamp());
        boolean orders = taken.signals().stream()
                .filter(signal -> signal.subject().equals(decision.subject()))
                .map(signal -> signal.signal().command())
                .filter(Objects::nonNull)
                .anyMatch(command -> command.actor().equals(decision.actor())
                        && command.reason().equals(decision.reason())
                        && command.type().bars());
        return orders
                ? Judgement.of(
                        Support.SUPPORTED, "The command of " + decision.actor() + " is on record, and is to be obeyed.")
                : Judgement.notSupported("What stands at " + History.firing(decision)
                        + " is no such command, or none that is to be obeyed.");
    }

    Judgement logout(Decision decision) {
        SourceRecord record = record(decision);
        if (record == null) {
            return Judgement.of(Support.GONE, "The event that withdrew the credential is not on record any more.");
        }
        boolean withdrawn = sightings.about(decision.subject(), record).stream()
                .anyMatch(signal -> signal.facts().contains(Fact.LOGOUT));
        return withdrawn
                ? Judgement.of(Support.SUPPORTED, "The event that withdrew the credential is on record.")
                : Judgement.notSupported("What stands at " + History.firing(decision) + " does not withdraw it.");
    }

    private @Nullable SourceRecord record(Decision decision) {
        String origin = History.firing(decision);
        Instant at = decision.evidence().lastAt();
        Map<String, SourceRecord> found = events.at(List.of(origin), at, at);
        return found.get(origin);
    }
}
