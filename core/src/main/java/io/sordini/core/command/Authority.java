package io.sordini.core.command;

import io.sordini.core.policy.Operator;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.Order;
import io.sordini.schemas.command.PolicyOrder;
import io.sordini.schemas.command.VerifyingKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows whose commands are obeyed. */
public final class Authority {

    /**
     * How far the time of issue may be from the record's. Brokers refuse a record whose own time is further off, and a
     * subject's state outlives both together, so that no signed command can be obeyed twice.
     */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Map<String, Known> operators = new HashMap<>();

    private record Known(String name, VerifyingKey key) {}

    /** @param operators if there is none, everybody is obeyed */
    public Authority(List<Operator> operators) {
        for (Operator operator : operators) {
            VerifyingKey key = VerifyingKey.parse(operator.key());
            this.operators.put(key.fingerprint(), new Known(operator.name(), key));
        }
    }

    /**
     * How far the actor of an order to publish a policy is known.
     *
     * @param name under which the document stands
     * @param time of the document's record, milliseconds since the epoch
     */
    public Standing standing(PolicyOrder order, String name, byte[] document, long time) {
        return order.name().equals(name) && order.sha256().equals(PolicyOrder.sha256(document))
                ? standing(order, time)
                : Standing.refused("it is about another document than the one that it stands beside");
    }

    /** @param time of the order's record, milliseconds since the epoch */
    public Standing standing(Order order, long time) {
        Instant issued = order.issuedAt();
        if (issued != null
                && Duration.between(issued, Instant.ofEpochMilli(time)).abs().compareTo(TOLERANCE) > 0) {
            return Standing.refused("it was issued more than " + TOLERANCE.toMinutes()
                    + " minutes from the time of its record: send it anew, and check both clocks");
        }
        if (operators.isEmpty()) {
            return Standing.CLAIMED;
        }
        Command.Signature signature = order.signature();
        if (signature == null) {
            return Standing.refused("it is not signed, and the policy lists operators: sign it with --signing-key");
        }
        Known known = operators.get(signature.key());
        if (known == null) {
            return Standing.refused("it is signed with a key that the policy does not list");
        }
        if (!known.key.verifies(order)) {
            return Standing.refused("its signature does not fit its content");
        }
        return known.name.equals(order.actor())
                ? Standing.SIGNED
                : Standing.refused("its key is that of " + known.name + ", not of the actor that it names");
    }
}
