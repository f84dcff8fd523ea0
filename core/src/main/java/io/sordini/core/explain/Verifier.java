package io.sordini.core.explain;

import io.sordini.core.decide.Registry;
import io.sordini.core.policy.Mode;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.RateLimit;
import io.sordini.core.policy.Response.Target;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Derives decisions again from what is recorded: each rule and limit counts the events anew. */
public final class Verifier {

    private static final String OPERATOR = "operator";
    private static final String LOGOUT = "logout";
    private static final Set<String> GUARDS = Set.of("runaway-guard", "state-guard");

    private final Policy policy;
    private final RuleCheck rules;
    private final LimitCheck limits;
    private final ConvictionCheck convictions;
    private final OrderCheck orders;

    /**
     * A verifier.
     *
     * @param policy to derive by; need not be the one that decided
     * @param keys under which the subjects stand, the active ones; of addresses and ranges any keys will do
     * @param now the reader's clock, milliseconds since the epoch
     */
    public Verifier(Policy policy, Keyring keys, History history, RecordedEvents events, long now) {
        this.policy = policy;
        Sightings sightings = new Sightings(policy, keys, now);
        Conclusions conclusions = new Conclusions(sightings, history, events, this::judge);
        Predecessors predecessors = new Predecessors(history, this::judge);
        rules = new RuleCheck(sightings, conclusions, events, predecessors);
        limits = new LimitCheck(policy, sightings, events);
        convictions = new ConvictionCheck(sightings, history, events, this::judge);
        orders = new OrderCheck(policy, sightings, events);
    }

    /** Whether a decision is supported, and by what. */
    public Judgement judge(Decision decision) {
        switch (decision.rule()) {
            case OPERATOR -> {
                return orders.command(decision);
            }
            case LOGOUT -> {
                return orders.logout(decision);
            }
            default -> {
                if (GUARDS.contains(decision.rule())) {
                    return Judgement.of(
                            Support.PARTLY,
                            "It counts what happens on a whole partition, not this subject's events: not derived again.");
                }
                return isAllowed(decision)
                        ? Judgement.notSupported(
                                "The policy " + policy.label() + " allows " + decision.subject() + " whatever it does.")
                        : counted(decision);
            }
        }
    }

    private Judgement counted(Decision decision) {
        Optional<RateLimit> limit = policy.limits().stream()
                .filter(any -> any.name().equals(decision.rule()) && any.mode() != Mode.OFF)
                .findFirst();
        if (limit.isPresent()) {
            return limits.check(decision, limit.get());
        }
        Optional<Rule> rule = policy.rule(decision.rule());
        if (rule.isEmpty()) {
            return Judgement.notSupported(
                    "The policy " + policy.label() + " has no rule or limit " + decision.rule() + ", or has it off.");
        }
        if (rule.get().facts().meet(Registry.SETTLED)) {
            return Judgement.of(
                    Support.PARTLY,
                    "It depends on what was bound to the subject or proven before, such as roles, a registration or a second"
                            + " factor: not derived again.");
        }
        boolean conviction = ConvictionCheck.isConviction(decision, rule.get());
        if (!conviction && rule.get().subject() != decision.subject().scope()) {
            return Judgement.notSupported(rule.get().name() + " watches each "
                    + rule.get().subject().text() + ", not a "
                    + decision.subject().scope().text() + ".");
        }
        Judgement judgement = conviction
                ? convictions.check(decision, rule.get())
                : rules.check(decision, rule.get(), policy.label().equals(decision.policyVersion()));
        return follows(decision, rule.get(), conviction)
                ? judgement
                : judgement.and(
                        Support.NOT_SUPPORTED,
                        "But what follows by the policy is "
                                + rule.get().response().action().text() + ", not "
                                + decision.action().text() + ".");
    }

    /** Whether the action is what the rule asks for, or the milder one whose reason the evidence states. */
    private static boolean follows(Decision decision, Rule rule, boolean conviction) {
        Action asked = rule.response().target() != Target.ITSELF && !conviction
                ? Action.ALERT
                : rule.response().action();
        if (decision.action() == asked) {
            return true;
        }
        Map<String, Long> arithmetic = decision.evidence().arithmetic();
        return switch (decision.action()) {
            case CHALLENGE -> rule.response().sparesShared() && arithmetic.containsKey("users");
            case THROTTLE -> asked == Action.BLOCK && arithmetic.containsKey("blocks_in_hour");
            case ALERT -> asked == Action.REVOKE || arithmetic.containsKey("blocks_in_hour");
            case ALLOW, BLOCK, REVOKE -> false;
        };
    }

    private boolean isAllowed(Decision decision) {
        Scope scope = decision.subject().scope();
        return (scope == Scope.IP || scope == Scope.RANGE)
                && Network.parse(decision.subject().value())
                        .flatMap(network -> policy.allowing(network.base()))
                        .isPresent();
    }
}
