package io.sordini.app.notification;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Changes of decisions as tests want them. */
final class Changes {

    private Changes() {}

    static DecisionChange block(int n) {
        return change(DecisionChange.Type.CREATED, Action.BLOCK, "login-bf-ip", false, n, "Ten failed logins.");
    }

    static DecisionChange change(
            DecisionChange.Type type, Action action, String rule, boolean shadow, int n, String reason) {
        Decision decision = new Decision(
                "d" + n,
                new Subject(Scope.IP, "192.0.2." + n),
                action,
                rule,
                shadow,
                reason,
                ManualClock.START,
                ManualClock.START.plus(Duration.ofHours(4)),
                0,
                1,
                "default@0",
                List.of("T1110"),
                null,
                new Evidence(Map.of("events", 10L), 10, ManualClock.START, ManualClock.START, List.of()));
        return new DecisionChange(type, ManualClock.START.plusSeconds(n), decision);
    }
}
