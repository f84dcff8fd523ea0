package io.sordini.core.decide;

import io.sordini.core.policy.Escalation;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.Response;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.signal.Trait;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Weighs what a rule asks for against what is known of the subject: its earlier blocks, and who else is behind it. */
final class Judge {

    private final Policy policy;
    private final Runaway runaway;

    Judge(Policy policy, Runaway runaway) {
        this.policy = policy;
        this.runaway = runaway;
    }

    /**
     * What follows for a subject.
     *
     * @param asked how long the rule asks for
     * @param now wall clock, milliseconds since the epoch
     */
    Sentence sentence(Subject subject, SubjectState state, Rule rule, Duration asked, long now) {
        Response response = rule.response();
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        List<String> except = subject.scope() == Scope.USER ? familiar(state) : List.of();
        if (response.action() != Action.BLOCK) {
            return new Sentence(response.action(), asked, except, "", arithmetic);
        }
        int users = subject.scope() == Scope.IP ? state.currentLogins().size() : 0;
        if (response.sparesShared() && users >= policy.guards().sharedUsers()) {
            arithmetic.put("users", (long) users);
            return new Sentence(
                    Action.CHALLENGE,
                    asked,
                    except,
                    " It is challenged and not blocked, since " + users + " users logged in there.",
                    arithmetic);
        }
        if (!isBlocked(state) && !runaway.admits(subject, now)) {
            return guarded(subject, asked);
        }
        return new Sentence(Action.BLOCK, escalated(state, response, asked, arithmetic), except, "", arithmetic);
    }

    /** Whether the rule spares whoever comes from there, since several users do. */
    boolean spares(Subject subject, SubjectState state, Rule rule) {
        return rule.response().sparesShared()
                && subject.scope() == Scope.IP
                && state.currentLogins().size() >= policy.guards().sharedUsers();
    }

    private Sentence guarded(Subject subject, Duration asked) {
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        arithmetic.put("blocks_in_minute", runaway.inMinute());
        arithmetic.put("blocks_in_hour", runaway.inHour());
        boolean range = subject.scope() == Scope.RANGE;
        Duration throttle = policy.guards().throttle();
        return new Sentence(
                range ? Action.ALERT : Action.THROTTLE,
                throttle.compareTo(asked) < 0 ? throttle : asked,
                List.of(),
                " It is " + (range ? "left alone" : "throttled")
                        + " and not blocked, since more blocks are made than the guard allows.",
                arithmetic);
    }

    private Duration escalated(SubjectState state, Response response, Duration asked, Map<String, Long> arithmetic) {
        int earlier = earlierBlocks(state);
        if (!response.escalates() || earlier == 0) {
            return asked;
        }
        arithmetic.put("earlier_blocks", (long) earlier);
        Escalation escalation = policy.escalation();
        return escalation.next(asked, earlier);
    }

    /** The block that is in force is no earlier one. */
    private static int earlierBlocks(SubjectState state) {
        return state.blocksAt(state.clock) - (isBlocked(state) ? 1 : 0);
    }

    private static boolean isBlocked(SubjectState state) {
        Remediation enforced = state.enforced;
        return enforced != null && enforced.action() == Action.BLOCK && enforced.isInForceAt(state.clock);
    }

    private static List<String> familiar(SubjectState state) {
        List<Long> networks = state.currentLogins();
        return networks.subList(Math.max(0, networks.size() - Decision.MAX_EXCEPT), networks.size()).stream()
                .map(network -> Trait.network(network).toString())
                .toList();
    }
}
