package io.sordini.core.detect;

import io.sordini.core.policy.Condition;
import io.sordini.core.policy.Mode;
import io.sordini.core.policy.Response;
import io.sordini.core.policy.Rule;
import io.sordini.core.policy.Severity;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Traits;
import io.sordini.schemas.subject.Scope;
import java.time.Duration;
import java.util.List;

/** Rules and signals for the tests of detectors. */
final class Rules {

    private Rules() {}

    /** A rule that asks for a block of one minute of whoever sent an event. */
    static Rule of(Scope subject, Fact on, Condition condition, Duration suppress) {
        Response response =
                new Response(Action.BLOCK, Duration.ofMinutes(1), Response.Target.ADDRESSES, 1, false, false);
        return new Rule(
                "tested",
                "",
                Facts.of(on),
                subject,
                condition,
                suppress,
                false,
                response,
                Mode.ENFORCE,
                Severity.HIGH,
                List.of());
    }

    static Signal signal(long time, Facts facts, Traits traits, String origin) {
        return new Signal(time, 1, facts, 0, 401, traits, 0, origin, null, null, null);
    }
}
