package io.sordini.core.scenario;

import io.sordini.core.policy.DurationText;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One decision that is expected. What is left empty does not matter.
 *
 * @param action as decisions write it
 * @param subject whom it is about
 * @param name how the document writes the subject, since a keyed hash tells people nothing
 */
public record Expectation(
        String action,
        Subject subject,
        String name,
        Optional<Duration> lasts,
        Optional<Integer> events,
        List<String> except) {

    public Expectation {
        except = List.copyOf(except);
    }

    /** What is different, in words; nothing if it is what was expected. */
    List<String> differences(Decision decision) {
        List<String> differences = new ArrayList<>();
        if (!action.equals(decision.action().text())) {
            differences.add(
                    "expected " + action + ", found " + decision.action().text());
        }
        if (!subject.equals(decision.subject())) {
            differences.add("expected it about " + name + ", found " + decision.subject());
        }
        Duration found = Duration.between(decision.createdAt(), decision.expiresAt());
        if (lasts.isPresent() && !lasts.get().equals(found)) {
            differences.add("expected it to last " + DurationText.format(lasts.get()) + ", found "
                    + DurationText.format(found));
        }
        long counted = decision.evidence().events();
        if (events.isPresent() && events.get() != counted) {
            differences.add("expected " + events.get() + " events in the evidence, found " + counted);
        }
        if (!except.isEmpty() && !except.equals(decision.except())) {
            differences.add("expected it to spare " + except + ", found " + decision.except());
        }
        return differences;
    }
}
