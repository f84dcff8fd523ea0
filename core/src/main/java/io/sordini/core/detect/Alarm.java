package io.sordini.core.detect;

import io.sordini.core.policy.Rule;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.subject.Address;
import java.time.Duration;
import java.util.List;

/**
 * A rule that fired.
 *
 * @param duration how long the response lasts, before it escalates
 * @param contributors addresses that sent enough of the events, if the rule acts on them
 */
public record Alarm(Rule rule, Evidence evidence, Duration duration, List<Contributor> contributors) {

    /**
     * An address that took part.
     *
     * @param origin where its last event came from
     */
    public record Contributor(Address address, String origin) {}

    public Alarm {
        contributors = List.copyOf(contributors);
    }

    Alarm(Rule rule, Evidence evidence) {
        this(rule, evidence, rule.response().duration(), List.of());
    }
}
